import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"
import { Body } from "./body.tsx"
import { type PendingMessage, useTicketLive } from "./live.ts"

/** A message on its way. It never vanishes: what failed stays, says so, and can be sent again or taken back. */
export function PendingBubble({ message }: { message: PendingMessage }) {
  const { t } = usePage()
  const live = useTicketLive()
  return (
    <div class="entry me pending" data-state={message.state}>
      <div class="who">
        <b>{t("actor.you")}</b>
        <span class={message.state === "failed" ? "st bad" : "st calm"}>
          <Icon name={message.state === "failed" ? "warning" : "clock"} size="s" />
          {t(`pending.${message.state}`)}
        </span>
      </div>
      <div class="msg">
        {message.body && <Body text={message.body} />}
        {message.files.map((file) => (
          <p key={file.key} class="meta">
            <Icon name="paperclip" size="s" /> <bdi>{file.name}</bdi>
          </p>
        ))}
        {message.state !== "sending" && (
          <div class="acts">
            <button class="btn small" type="button" onClick={live?.retry}>
              <Icon name="retry" size="s" />
              {t("pending.retry")}
            </button>
            <button class="btn small quiet" type="button" onClick={live?.takeBack}>
              {t("pending.edit")}
            </button>
          </div>
        )}
      </div>
    </div>
  )
}
