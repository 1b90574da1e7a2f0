import { useState } from "preact/hooks"
import { useCell } from "../data/cell.ts"
import { saveBytes } from "../files/save.ts"
import { Head } from "../frame/head.tsx"
import { Icon } from "../frame/icon.tsx"
import { Say } from "../frame/say.tsx"
import { useApp } from "../panel/app.ts"

const KINDS = ["pdf", "txt", "json"] as const

/** The record of a conversation, on a phone too: for reading, for a mail, and signed, for whoever doubts it. */
export function TranscriptPage() {
  const app = useApp()
  const { t, times, api, talk, host } = app
  const chat = useCell(talk.chat)
  const thread = useCell(talk.thread)
  const [going, go] = useState<(typeof KINDS)[number] | null>(null)
  const [fault, show] = useState(false)
  if (!chat) return null
  const messages = thread?.events.filter(({ message }) => message) ?? []
  const files = messages.reduce((sum, { message }) => sum + (message?.attachments.length ?? 0), 0)
  const first = thread?.events[0]?.at

  const save = async (kind: (typeof KINDS)[number]) => {
    go(kind)
    show(false)
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    try {
      const bytes = await api.bytes(
        `/api/chat/chats/${chat.conversationId}/transcript.${kind}?zone=${encodeURIComponent(zone)}`,
      )
      saveBytes(bytes, `${chat.number}.${kind}`)
    } catch {
      show(true)
    }
    go(null)
  }

  return (
    <>
      <Head
        title={t("brand", { brand: host.config.brand.name })}
        line={
          chat.ended
            ? t("chat.ended", { time: times.short(chat.ended.at), zone: times.zone })
            : t("chat.active")
        }
        onBack={() => app.page.set({ at: "chat" })}
      />
      <div class="body">
        <div class="pad">
          <section class="slip" aria-label={t("record.title")}>
            <p class="top">
              <b class="h">{t("record.title")}</b>
              <span class="no">{chat.number}</span>
            </p>
            <p class="meta">
              {[chat.subject, chat.agent?.name, chat.agent?.team].filter(Boolean).join(" · ")}
            </p>
            <div class="perf" />
            <dl class="led">
              {first && (
                <div>
                  <dt>{t("record.began")}</dt>
                  <dd>
                    {times.short(first)} ({times.zone})
                  </dd>
                </div>
              )}
              {chat.ended && (
                <div>
                  <dt>{t("record.ended")}</dt>
                  <dd>
                    {times.short(chat.ended.at)} ({times.zone})
                  </dd>
                </div>
              )}
              <div class="total">
                <dt>{t("record.count")}</dt>
                <dd>{t("record.counts", { n: messages.length, files })}</dd>
              </div>
            </dl>
            <p class="meta">
              {t("record.proof")}{" "}
              <a href={`${host.config.help.verify}/transcript`} target="_blank" rel="noopener">
                {t("record.check")}
              </a>
            </p>
          </section>
          {fault && (
            <Say tone="bad" icon="warn" alert>
              {t("files.save.failed")}
            </Say>
          )}
          <div>
            <h3 class="lab">{t("record.save")}</h3>
            <div class="rows">
              {KINDS.map((kind) => (
                <button
                  key={kind}
                  type="button"
                  class="row"
                  disabled={going !== null}
                  onClick={() => void save(kind)}
                >
                  <Icon name={kind === "json" ? "seal" : kind === "pdf" ? "save" : "document"} />
                  <span>
                    {t(`record.${kind}`)}
                    <small>{t(`record.${kind}.means`)}</small>
                  </span>
                  {going === kind && <span class="v">{t("loading")}</span>}
                </button>
              ))}
            </div>
          </div>
        </div>
      </div>
    </>
  )
}
