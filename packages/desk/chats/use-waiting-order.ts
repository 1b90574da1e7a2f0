import type { WaitingChat } from "@veridesk/contract/chat/desk.ts"
import { useEffect, useRef, useState } from "react"
import { useCell } from "../data/cell.ts"
import { deskChats } from "../data/chats.ts"
import { behindBar, type HeldLine, takeOrder } from "./held-line.ts"

const nobody: readonly WaitingChat[] = []
/** After the pointer or the focus has left, it may come back. */
const SETTLE_MS = 800

/**
 * The waiting line as it is shown: in its order, and while somebody points at it (`isHeld`) in the order in which it
 * stood then. Who left stays as last known until the order moves on.
 */
export function useWaitingOrder(isHeld: boolean) {
  const waiting = useCell(deskChats)?.waiting ?? nobody
  const known = useRef(new Map<string, WaitingChat>())
  const holds = useLate(isHeld)
  const [line, setLine] = useState<HeldLine>({ shown: [], wanted: [] })
  for (const chat of waiting) known.current.set(chat.conversationId, chat)
  const wanted = waiting.map(({ conversationId }) => conversationId)
  const key = wanted.join(" ")
  useEffect(() => {
    setLine((before) => takeOrder(before, key === "" ? [] : key.split(" "), holds))
  }, [key, holds])
  return {
    shown: line.shown.flatMap((id) => known.current.get(id) ?? []),
    ...behindBar(line),
    show: () => setLine({ shown: wanted, wanted }),
  }
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
