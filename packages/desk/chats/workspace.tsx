import { beginWriting } from "../composer/mode.ts"
import { useCell } from "../data/cell.ts"
import { deskChats, liveChats, typists } from "../data/chats.ts"
import { rows } from "../data/state.ts"
import { Button } from "../frame/button.tsx"
import { Icon } from "../frame/icon.tsx"
import { openId } from "../frame/place.ts"
import { useAction } from "../frame/use-action.ts"
import { useSay } from "../words/words.ts"
import { setPresence } from "./acts.ts"
import { Column } from "./column.tsx"
import css from "./workspace.module.css"

/** The chats one works in: side by side where there is room, else one with tabs for the others. */
export function Workspace({ seats, withTabs }: { seats: readonly string[]; withTabs: boolean }) {
  const words = useSay()
  const open = useCell(openId)
  const mine = useCell(deskChats)?.mine.map(({ row }) => row.id) ?? []
  const places = withTabs ? [...new Set([...mine, ...(open ? [open] : [])])] : seats
  useAction("chat-1", () => goToPlace(places[0]), places.length > 0)
  useAction("chat-2", () => goToPlace(places[1]), places.length > 1)
  useAction("chat-3", () => goToPlace(places[2]), places.length > 2)
  return (
    <main className={css.workspace} aria-label={words("chats.title")}>
      {withTabs && places.length > 1 && (
        <nav className={css.tabs} aria-label={words("column.tabs")}>
          {places.map((id) => (
            <Tab key={id} id={id} isOpen={id === open} />
          ))}
        </nav>
      )}
      {seats.length === 0 ? (
        <NothingOpen />
      ) : (
        <div className={css.columns} data-columns={seats.length}>
          {seats.map((id) => (
            <Column key={id} id={id} isOnly={withTabs || seats.length === 1} />
          ))}
        </div>
      )}
    </main>
  )
}

/** Goes to a chat by its place; the cursor stands in its composer, as one wants to answer. */
function goToPlace(id: string | undefined): void {
  if (!id) return
  openId.set(id)
  // One that comes from behind a tab is drawn first.
  requestAnimationFrame(() => beginWriting(id, "reply"))
}

function Tab({ id, isOpen }: { id: string; isOpen: boolean }) {
  const words = useSay()
  const row = useCell(rows.of(id))
  const live = useCell(liveChats.of(id))
  const isTyping = useCell(typists.of(id)) !== "" || live?.typing === true
  const isUnread = row?.unread === true && !isOpen
  return (
    <button
      type="button"
      className={css.tab}
      aria-current={isOpen ? "true" : undefined}
      onClick={() => openId.set(id)}
    >
      {isUnread && <span className={css.unread} aria-hidden="true" />}
      <span className={css.name} dir="auto">
        {row?.customerName ?? "…"}
      </span>
      {isUnread && <span className="vh"> {words("column.unread")}</span>}
      {isTyping && (
        <span className={css.pen} title={words("column.typing")}>
          <Icon name="edit" size={12} />
          <span className="vh"> {words("column.typing")}</span>
        </span>
      )}
    </button>
  )
}

function NothingOpen() {
  const words = useSay()
  const me = useCell(deskChats)?.me
  return (
    <div className={css.nothing}>
      <Icon name="chats" size={24} />
      <h2>{words(me ? "chats.empty" : "chats.off")}</h2>
      <p>{words(me ? `chats.empty.${me.presence}` : "chats.off.next")}</p>
      {me && me.presence !== "online" && (
        <Button look="primary" onClick={() => void setPresence("online")}>
          {words("chats.go-online")}
        </Button>
      )}
    </div>
  )
}
