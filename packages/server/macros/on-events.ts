import type { Db } from "../platform/db/connect.ts"
import type { StoredEvent } from "../platform/events/event.ts"
import type { Listener } from "../platform/events/reader.ts"
import { dayOf } from "./macro.ts"
import { addUses } from "./store.ts"

/** Counts the uses of macros out of the replies that name them. */
export const macroUses: Listener = {
  wants: (event) => usesIn([event]).length > 0,
  handle: countMacroUses,
}

async function countMacroUses(events: StoredEvent[], tx: Db): Promise<void> {
  await addUses(tx, usesIn(events))
}

function usesIn(events: StoredEvent[]): { key: string; day: string; n: number }[] {
  const counts = new Map<string, { key: string; day: string; n: number }>()
  for (const { kind, payload, at } of events) {
    if (kind !== "conversation.replied") continue
    for (const key of keysOf(payload["macros"])) {
      const day = dayOf(at)
      const known = counts.get(`${key} ${day}`)
      counts.set(`${key} ${day}`, { key, day, n: (known?.n ?? 0) + 1 })
    }
  }
  return [...counts.values()].sort((a, b) => (a.key + a.day < b.key + b.day ? -1 : 1))
}

function keysOf(macros: unknown): string[] {
  if (!Array.isArray(macros)) return []
  return macros.flatMap((use: unknown) =>
    typeof use === "object" && use !== null && "key" in use && typeof use.key === "string" ? [use.key] : [],
  )
}
