import type { PastRow } from "./store.ts"
import type { Risk } from "./chat.ts"
export function estimate(_o: {
  history: PastRow[]
  position: number
  waitedMs: number
  now: Date
  risk: Risk
  teamId: string | null
}): { from: number; to: number } | null {
  return null
}
