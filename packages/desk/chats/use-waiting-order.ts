import type { WaitingChat } from "@veridesk/contract/chat/desk.ts"
import { useEffect, useState } from "react"
import { useCell } from "../data/cell.ts"
import { deskChats } from "../data/chats.ts"
import { behindBar, type HeldLine, takeOrder } from "./held-line.ts"

const nobody: readonly WaitingChat[] = []
/** After the pointer or the focus has left, it may come back. */
const SETTLE_MS = 800

interface Line extends HeldLine {
  /** What is shown, as last known: who left stays until the order moves on. */
  known: ReadonlyMap<string, WaitingChat>
}

/**
 * The waiting line as it is shown: in its order, and while somebody points at it (`isHeld`) in the order in which it
 * stood then.
 */
export function useWaitingOrder(isHeld: boolean) {
  const waiting = useCell(deskChats)?.waiting ?? nobody
  const holds = useLate(isHeld)
  const [line, setLine] = useState<Line>({ shown: [], wanted: [], known: new Map() })
  useEffect(() => setLine((before) => taken(before, waiting, holds)), [waiting, holds])
  return {
    shown: line.shown.flatMap((id) => line.known.get(id) ?? []),
    ...behindBar(line),
    show: () => setLine((before) => taken(before, waiting, false)),
  }
}

function taken(before: Line, waiting: readonly WaitingChat[], hold: boolean): Line {
  const known = new Map(waiting.map((chat) => [chat.conversationId, chat]))
  const order = takeOrder(before, [...known.keys()], hold)
  for (const id of order.shown) {
    const gone = before.known.get(id)
    if (gone && !known.has(id)) known.set(id, gone)
  }
  return { ...order, known }
}

/** True at once, false only after a while. */
function useLate(on: boolean): boolean {
  const [late, setLate] = useState(on)
  useEffect(() => {
    if (on) return setLate(true)
    const timer = setTimeout(() => setLate(false), SETTLE_MS)
    return () => clearTimeout(timer)
  }, [on])
  return on || late
}
