import { useState } from "preact/hooks"
import { useCell } from "../data/cell.ts"
import type { Outgoing } from "../data/store.ts"
import { Icon } from "../frame/icon.tsx"
import { useApp } from "../panel/app.ts"
import { Body } from "./body.tsx"

/** A message on its way. It never vanishes: what failed stays, says why, and can be sent again, changed or copied. */
export function OutgoingMessage(o: { message: Outgoing; isFirst: boolean; isBehind: boolean }) {
  const app = useApp()
  const { t, times, talk } = app
  const { message, isFirst, isBehind } = o
  const link = useCell(talk.line.link)
  const [isCopied, copied] = useState(false)
  const isFailed = message.state === "failed"
  const isWaiting = message.state === "waiting" && (isBehind || link === "offline" || link === "blocked")
  const edit = () => {
    const back = talk.outbox.takeBack(message.id)
    if (!back) return
    app.draft.change((text) => [back.body, text].filter(Boolean).join("\n"))
  }
  return (
    <li
      class={`m me${isFirst ? " first" : ""}${isFailed ? " fail" : ""}${isWaiting ? " wait" : ""}`}
      tabIndex={-1}
      data-message
    >
      <p class="vh">
        {t("you")}, {times.clock(message.at)}
      </p>
      <div class="b">
        {message.body && <Body text={message.body} lang={message.lang ?? undefined} />}
        {message.files.map(({ id, name }) => (
          <p key={id} class="meta">
            <Icon name="clip" size="s" /> <bdi>{name}</bdi>
          </p>
        ))}
      </div>
      <p class="st">
        <Icon name={isFailed ? "warn" : message.state === "stored" ? "check" : "clock"} size="s" />
        {isFailed
          ? (message.reason ?? t("out.failed"))
          : message.state === "stored"
            ? t("mark.stored", { time: times.clock(message.at) })
            : t(isWaiting ? (isBehind ? "out.behind" : "out.waiting") : "out.sending")}
      </p>
      {isFailed && (
        <div class="acts">
          <button type="button" class="link" onClick={() => talk.outbox.retry(message.id)}>
            <Icon name="retry" size="s" />
            {t("out.retry")}
          </button>
          <button type="button" class="link" onClick={edit}>
            <Icon name="edit" size="s" />
            {t("out.edit")}
          </button>
          <button
            type="button"
            class="link"
            onClick={() =>
              void navigator.clipboard.writeText(message.body).then(
                () => copied(true),
                () => null,
              )
            }
          >
            <Icon name="copy" size="s" />
            {t(isCopied ? "out.copied" : "out.copy")}
          </button>
        </div>
      )}
    </li>
  )
}
