import type { ReplyOf } from "../conversations/index.ts"
import type { Figures } from "./store.ts"

/** Fewer figures than this say nothing: only the promise is shown. */
const FEW = 20
const SOONEST_MS = 5 * 60_000

export function areEnough({ n }: Figures): boolean {
  return n >= FEW
}

export type Waiting = ReplyOf & { waitingSince: Date | null; dueAt: Date | null }
/** A dated range: `from` is what half of such tickets took, `by` the promise itself. */
export type Expected = { from: Date | null; by: Date | null }

/**
 * When an answer is to be expected. `by` is the agent's clock, never anything else; `from` comes from what replies to
 * this type of ticket really took, and is left out while there are few figures, where it is not before `by`, and once
 * it has passed.
 */
export function expectedReply(c: Waiting, figures: Figures | undefined, now: Date): Expected {
  const by = c.dueAt
  if (!by || !c.waitingSince || !figures || !areEnough(figures)) return { from: null, by }
  const from = new Date(c.waitingSince.getTime() + Math.max(SOONEST_MS, figures.p50Ms))
  return { from: from > now && from < by ? from : null, by }
}
