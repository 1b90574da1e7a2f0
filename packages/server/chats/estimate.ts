import type { PastWait } from "./waiting.ts"
import type { Risk } from "./chat.ts"
export function estimate(_o: {
  history: PastWait[]
  position: number
  waitedMs: number
  now: Date
  risk: Risk
  teamId: string | null
}): { from: number; to: number } | null {
  return null
}
