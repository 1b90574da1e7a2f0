import type { WaitingChat } from "@veridesk/contract/chat/desk.ts"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { useNow } from "../frame/now.ts"
import { goTo } from "../frame/place.ts"
import { useSay } from "../words/words.ts"
import css from "./chat-list.module.css"
import { HereText } from "./here-text.tsx"
import { languageName, placeText } from "./place-words.ts"
import { RiskChip } from "./risk-chip.tsx"
import { serverNow, waitedText } from "./times.ts"

/** Somebody in the line: at which place and why, since when, whether they are there. */
export function WaitingRow({
  chat,
  isOpen,
  isGone,
}: {
  chat: WaitingChat
  isOpen: boolean
  isGone: boolean
}) {
  const words = useSay()
  const { locale } = useCell(prefs)
  const now = serverNow(useNow("second"))
  const { passedOver } = chat
  return (
    <li>
      <button
        type="button"
        className={isGone ? `${css.row} ${css.wait} ${css.gone}` : `${css.row} ${css.wait}`}
        data-row={chat.conversationId}
        aria-current={isOpen ? "true" : undefined}
        onClick={() => goTo(chat.conversationId)}
      >
        <span className={css.place}>
          <span aria-hidden="true">{chat.position}</span>
          <span className="vh">{words("place.nth", { n: chat.position })}</span>
        </span>
        <span className={css.line}>
          <strong className={css.name} dir="auto">
            {chat.customerName}
          </strong>
          <RiskChip risk={chat.risk} />
          <span className={css.age}>{waitedText(words, chat.since, now)}</span>
        </span>
        <span className={css.line}>
          <span className={css.subject} lang={chat.locale} dir="auto">
            {chat.subject}
          </span>
          <span className={css.age}>{languageName(locale, chat.locale)}</span>
        </span>
        <span className={css.line}>
          <span className={css.why}>
            {isGone
              ? words("chats.gone")
              : chat.offeredTo
                ? words("wait.offered", { name: chat.offeredTo })
                : placeText(words, chat)}
          </span>
          <HereText here={chat.here} />
        </span>
        {passedOver && (
          <span className={css.passed}>
            {words("passed.over", { n: passedOver.times, why: words(`passed.${passedOver.last}`) })}
          </span>
        )}
      </button>
    </li>
  )
}
