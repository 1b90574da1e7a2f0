import type { AheadReason } from "@veridesk/contract/chat/state.ts"
import type { WaitingRow } from "./store.ts"
export type Place = {
  position: number
  ahead: { reason: AheadReason; people: number }[]
  moved: "security" | "funds" | "returned" | null
}
export function places(
  rows: readonly Pick<WaitingRow, "conversationId" | "teamId" | "risk" | "returned">[],
  _before: ReadonlyMap<string, Place>,
): Map<string, Place> {
  const counts = new Map<string | null, number>()
  return new Map(
    rows.map((row) => {
      const position = (counts.get(row.teamId) ?? 0) + 1
      counts.set(row.teamId, position)
      const ahead = position > 1 ? [{ reason: "earlier" as const, people: position - 1 }] : []
      return [row.conversationId, { position, ahead, moved: null }]
    }),
  )
}
