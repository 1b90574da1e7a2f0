import type { ActiveChat } from "@veridesk/contract/chat/desk.ts"
import { useCell } from "../data/cell.ts"
import { typists } from "../data/chats.ts"
import { rows } from "../data/state.ts"
import { Avatar } from "../frame/avatar.tsx"
import { Chip } from "../frame/chip.tsx"
import { Icon } from "../frame/icon.tsx"
import { useNow } from "../frame/now.ts"
import { goTo } from "../frame/place.ts"
import { useSay } from "../words/words.ts"
import css from "./chat-list.module.css"
import { HereText } from "./here-text.tsx"
import { RiskChip } from "./risk-chip.tsx"
import { serverNow, waitedText } from "./times.ts"
import { useIdle } from "./use-idle.ts"

/** A chat that somebody has: mine, or, with its agent, a colleague's. */
export function LiveRow(props: { chat: ActiveChat; agent?: { id: string; name: string }; isOpen: boolean }) {
  const { chat, agent, isOpen } = props
  const words = useSay()
  const row = useCell(rows.of(chat.row.id)) ?? chat.row
  const isTyping = useCell(typists.of(row.id)) !== "" || chat.typing
  const idle = useIdle(row.id)
  const now = serverNow(useNow("second"))
  const isUnread = row.unread && !agent
  return (
    <li>
      <button
        type="button"
        className={isUnread ? `${css.row} ${css.unread}` : css.row}
        data-row={row.id}
        aria-current={isOpen ? "true" : undefined}
        onClick={() => goTo(row.id)}
      >
        <span className={css.line}>
          {isUnread && (
            <span className={css.mark}>
              <span className="vh">{words("column.unread")}</span>
            </span>
          )}
          <strong className={css.name} dir="auto">
            {row.customerName}
          </strong>
          {chat.risk && <RiskChip risk={chat.risk} />}
          {idle && <Chip icon="clock">{idle}</Chip>}
          <span className={css.age}>{waitedText(words, chat.since, now)}</span>
        </span>
        <span className={css.line}>
          {row.draft && <Chip tone="draft">{words("row.draft")}</Chip>}
          {isTyping ? (
            <span className={css.typing}>
              <Icon name="edit" size={12} /> {words("column.typing")}
            </span>
          ) : (
            <span className={css.last} lang={row.locale} dir="auto">
              {row.lastSide === "staff" && `${words("row.us")} `}
              {row.preview || row.subject}
            </span>
          )}
          {agent ? (
            <span className={css.agent}>
              <Avatar id={agent.id} name={agent.name} /> {agent.name}
            </span>
          ) : (
            <HereText here={chat.here} />
          )}
        </span>
      </button>
    </li>
  )
}
