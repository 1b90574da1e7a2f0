import { useMemo } from "react"
import type { ActiveChat } from "@veridesk/contract/chat/desk.ts"
import { useCell, useCellPart } from "../data/cell.ts"
import { deliveredSeqs, liveChats } from "../data/chats.ts"
import type { Reached } from "./items.ts"

const readUpTo = (chat: ActiveChat | null) => chat?.customerReadSeq ?? null

/** How far the customer of a live conversation has what we said; null where nobody tells. */
export function useReached(id: string): Reached | null {
  const read = useCellPart(liveChats.of(id), readUpTo)
  const delivered = useCell(deliveredSeqs.of(id))
  return useMemo(() => (read === null ? null : { read, delivered }), [read, delivered])
}
