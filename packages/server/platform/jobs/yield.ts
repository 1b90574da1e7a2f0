import { setTimeout as pause } from "node:timers/promises"
import type { Metrics } from "../metrics.ts"

const LOOK_MS = 20
/** With more requests than this in flight, people are waiting for us. */
const FEW = 4
const PATIENCE_MS = 3000

/** Lets people go first: resolves once few requests are in flight, or after a while; what can wait waits, and never starves. */
export async function yieldToPeople(metrics: Metrics): Promise<void> {
  const until = performance.now() + PATIENCE_MS
  while (metrics.inFlight() > FEW && performance.now() < until) await pause(LOOK_MS)
}
