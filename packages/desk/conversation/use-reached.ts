import { useEffect, useMemo } from "react"
import type { ActiveChat } from "@veridesk/contract/chat/desk.ts"
import { useCell, useCellPart } from "../data/cell.ts"
import { deliveredSeqs, liveChats } from "../data/chats.ts"
import { timelines } from "../data/state.ts"
import type { Reached } from "./items.ts"

const isHere = (chat: ActiveChat | null) => chat?.here ?? false
const readUpTo = (chat: ActiveChat | null) => chat?.customerReadSeq ?? null

/** How far the customer of a live conversation has what we said; null where nobody tells. */
export function useReached(id: string): Reached | null {
  const read = useCellPart(liveChats.of(id), readUpTo)
  const here = useCellPart(liveChats.of(id), isHere)
  const cursor = useCell(timelines.of(id))?.cursor ?? 0
  const delivered = useCell(deliveredSeqs.of(id))
  // What is stored while their device is connected is on it.
  useEffect(() => {
    if (here) deliveredSeqs.set(id, Math.max(deliveredSeqs.get(id), cursor))
  }, [id, here, cursor])
  return useMemo(() => (read === null ? null : { read, delivered }), [read, delivered])
}
