import type { ChatState } from "@veridesk/contract/chat/state.ts"
import { useState } from "preact/hooks"
import { useApp } from "../panel/app.ts"
import { Row } from "../home/row.tsx"

/** How it ended, and what may follow: rating, keeping a record, going on. */
export function EndCard({ chat }: { chat: ChatState }) {
  const app = useApp()
  const { t, times, talk } = app
  const [isBusy, busy] = useState(false)
  const { ended, resumableUntil } = chat
  if (!ended) return null
  return (
    <section class="slip apart" aria-label={t("end.title")}>
      <p>
        <b>
          {t(ended.reason === "conduct" ? "end.conduct" : `end.${ended.by}`, {
            time: times.short(ended.at),
            zone: times.zone,
          })}
        </b>
      </p>
      <div class="rows">
        {!chat.rated && (
          <Row icon="smile" title={t("end.rate")} onClick={() => app.page.set({ at: "rating" })} />
        )}
        <Row icon="save" title={t("end.record")} onClick={() => app.page.set({ at: "transcript" })} />
      </div>
      {resumableUntil && (
        <>
          <div class="perf" />
          <div class="spread">
            <p class="meta">{t("end.resumable", { time: times.short(resumableUntil), zone: times.zone })}</p>
            <button
              type="button"
              class="btn"
              disabled={isBusy}
              onClick={() => {
                busy(true)
                void talk.act({ act: "resume" }).then(
                  () => busy(false),
                  () => busy(false),
                )
              }}
            >
              {t("end.resume")}
            </button>
          </div>
        </>
      )}
    </section>
  )
}
