import { useState } from "preact/hooks"
import { useCell } from "../data/cell.ts"
import { useApp } from "../panel/app.ts"

/** Neither way gets through: what one wrote is kept in its order, and there are other ways to bring it. */
export function Blocked() {
  const { t, talk, host } = useApp()
  const link = useCell(talk.line.link)
  const waiting = useCell(talk.outbox.messages).filter(({ state }) => state !== "stored")
  const [isCopied, copied] = useState(false)
  if (link !== "blocked") return null
  const copy = () =>
    void navigator.clipboard.writeText(waiting.map(({ body }) => body).join("\n\n")).then(
      () => copied(true),
      () => null,
    )
  return (
    <section class="slip apart">
      <p>
        <b>{t("blocked.title")}</b>
      </p>
      <p class="meta">{t("blocked.means", { n: waiting.length })}</p>
      <div class="perf" />
      <div class="two">
        <button type="button" class="btn pri" onClick={talk.line.tryNow}>
          {t("try-again")}
        </button>
        <a class="btn" href={host.config.help.contact} target="_blank" rel="noopener" onClick={copy}>
          {t("blocked.other")}
        </a>
      </div>
      {waiting.length > 0 && (
        <button type="button" class="link" onClick={copy}>
          {t(isCopied ? "out.copied" : "blocked.copy")}
        </button>
      )}
    </section>
  )
}
