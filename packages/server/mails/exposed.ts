import type { Fact } from "../conversations/index.ts"
import type { Arrived } from "./arrived.ts"

/** With these somebody gets into an account at the exchange (domain.md SEC-1). */
const OF_THE_ACCOUNT = new Set(["password", "one-time-code", "api-secret"])

/** Whether what stood in it opens its writer's account to whoever saw it. */
export function endangers({ removed }: Pick<Arrived, "removed">): boolean {
  return removed.some((kind) => OF_THE_ACCOUNT.has(kind))
}

/** The event that says of which kinds the secrets were that were taken out; its reader tells the one who wrote them. */
export function exposedBy({ removed }: Pick<Arrived, "removed">): Fact[] {
  return removed.length > 0 ? [{ kind: "secret.exposed", payload: { kinds: removed }, bySystem: true }] : []
}
