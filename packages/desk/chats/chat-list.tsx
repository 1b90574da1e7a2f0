import { useEffect, useRef, useState } from "react"
import { useCell } from "../data/cell.ts"
import { deskChats } from "../data/chats.ts"
import { me } from "../data/state.ts"
import { keyOf } from "../frame/actions.ts"
import { Button } from "../frame/button.tsx"
import { Kbd } from "../frame/kbd.tsx"
import { goTo, openId } from "../frame/place.ts"
import { useAction } from "../frame/use-action.ts"
import { useSay } from "../words/words.ts"
import { takeNextChat, underWay } from "./acts.ts"
import css from "./chat-list.module.css"
import { LiveRow } from "./live-row.tsx"
import { LeadTile } from "./lead-tile.tsx"
import { answerNext } from "./use-seats.ts"
import { useWaitingOrder } from "./use-waiting-order.ts"
import { WaitingRow } from "./waiting-row.tsx"

/** Mine, the line of those who wait in the order in which they are served, and, for leads, what others have. */
export function ChatList({ hidden, isAlone }: { hidden: boolean; isAlone: boolean }) {
  const Landmark = isAlone ? "main" : "section"
  const words = useSay()
  const chats = useCell(deskChats)
  const open = useCell(openId)
  const role = useCell(me)?.role
  const list = useRef<HTMLDivElement>(null)
  const [isHeld, setHeld] = useState(false)
  const { shown, fresh, moved, show } = useWaitingOrder(isHeld)
  const isLead = role === "lead" || role === "administrator"
  useListKeys(list)
  if (!chats) return <Landmark className={css.list} aria-label={words("chats.list")} hidden={hidden} />
  const others = chats.others
  return (
    <Landmark className={css.list} aria-label={words("chats.list")} hidden={hidden}>
      <div className={css.head}>
        <h1>{words("chats.title")}</h1>
        <TakeNext />
      </div>
      {isLead && <LeadTile chats={chats} />}
      <div ref={list} className={css.rows}>
        <SectionHead title={words("chats.mine")} count={chats.mine.length} />
        {chats.mine.length === 0 && <p className={css.none}>{words("chats.none.mine")}</p>}
        <ol>
          {chats.mine.map((chat) => (
            <LiveRow key={chat.row.id} chat={chat} isOpen={chat.row.id === open} />
          ))}
        </ol>
        <SectionHead title={words("chats.waiting")} count={chats.waitingCount} />
        {(fresh > 0 || moved) && (
          <button type="button" className={css.fresh} onClick={show}>
            {fresh > 0 ? words("chats.fresh", { n: fresh }) : words("chats.moved")}{" "}
            <u>{words("chats.show")}</u>
          </button>
        )}
        {shown.length === 0 && <p className={css.none}>{words("chats.none.waiting")}</p>}
        <div
          onPointerMove={() => setHeld(true)}
          onPointerLeave={() => setHeld(false)}
          onFocus={() => setHeld(true)}
          onBlur={() => setHeld(false)}
        >
          <ol>
            {shown.map((chat) => (
              <WaitingRow
                key={chat.conversationId}
                chat={chat}
                isOpen={chat.conversationId === open}
                isGone={!chats.waiting.some(({ conversationId }) => conversationId === chat.conversationId)}
              />
            ))}
          </ol>
        </div>
        {isLead && (
          <>
            <SectionHead title={words("chats.others")} count={others.length} />
            {others.length === 0 && <p className={css.none}>{words("chats.none.others")}</p>}
            <ol>
              {others.map((chat) => (
                <LiveRow key={chat.row.id} chat={chat} agent={chat.agent} isOpen={chat.row.id === open} />
              ))}
            </ol>
          </>
        )}
      </div>
    </Landmark>
  )
}

function SectionHead({ title, count }: { title: string; count: number }) {
  return (
    <h2 className={css.section}>
      <b>{title}</b> {count}
    </h2>
  )
}

function TakeNext() {
  const words = useSay()
  const isBusy = useCell(underWay).has("next")
  const me = useCell(deskChats)?.me
  const isFull = me !== undefined && me.load >= me.capacity
  return (
    <Button
      small
      aria-disabled={isBusy || isFull}
      title={isFull ? words("chats.take-next.full") : undefined}
      onClick={() =>
        void takeNextChat().then((id) => {
          if (!id) return
          answerNext(id)
          goTo(id)
        })
      }
    >
      {words("chats.take-next")} {keyOf("chat-next") && <Kbd>Shift T</Kbd>}
    </Button>
  )
}

/** j and k through everything in the list; o opens the row one has come to by Tab. */
function useListKeys(list: React.RefObject<HTMLElement | null>): void {
  const open = useCell(openId)
  const ids = () =>
    [...(list.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])].map((row) => row.dataset["row"])
  const move = (step: 1 | -1) => {
    const all = ids()
    const at = all.indexOf(openId.get() ?? "")
    const next = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : at + step]
    if (next) goTo(next)
  }
  useAction("next", () => move(1))
  useAction("previous", () => move(-1))
  useAction("open", () => {
    const focused = document.activeElement?.closest<HTMLElement>("[data-row]")?.dataset["row"]
    if (focused) goTo(focused)
  })
  useEffect(() => {
    if (open) list.current?.querySelector(`[data-row="${open}"]`)?.scrollIntoView({ block: "nearest" })
  }, [open, list])
}
