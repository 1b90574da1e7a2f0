import type { TimelineEvent } from "@veridesk/contract/conversation.ts"
import { AttachmentView } from "../files/attachment-view.tsx"
import { Icon } from "../frame/icon.tsx"
import { useApp } from "../panel/app.ts"
import { Body } from "./body.tsx"
import { langOf } from "./lang-of.ts"
import type { Mark } from "./items.ts"

/** One message: who and when for ears always, for eyes at the head of a group. */
export function Message(o: { event: TimelineEvent; isFirst: boolean; mark: Mark | null }) {
  const { t, times } = useApp()
  const { event, isFirst, mark } = o
  const { message } = event
  if (!message) return null
  const isOwn = message.side === "customer"
  const name = isOwn ? t("you") : message.side === "system" ? t("automated") : event.actor.name
  const time = times.clock(event.at)
  const hasText = message.body !== ""
  return (
    <li class={`m${isOwn ? " me" : ""}${isFirst ? " first" : ""}`} tabIndex={-1} data-message>
      {isFirst && !isOwn ? (
        <p class="by">
          <b class={message.side === "system" ? "tag" : undefined}>{name}</b> · {time}
        </p>
      ) : (
        <p class="vh">
          {name}, {time}
        </p>
      )}
      {message.attachments.map((each) => (
        <AttachmentView key={each.id} attachment={each} />
      ))}
      {hasText && (
        <div class="b">
          {message.body === null ? (
            <p class="meta">{t("erased")}</p>
          ) : (
            <Body text={message.body} lang={langOf(message.body)} />
          )}
        </div>
      )}
      {mark && (
        <p class="st">
          <Icon name={mark === "stored" ? "check" : "checks"} size="s" />
          {t(`mark.${mark}`, { time })}
        </p>
      )}
    </li>
  )
}
