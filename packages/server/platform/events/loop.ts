import { setTimeout as pause } from "node:timers/promises"
import type { Log } from "../log.ts"
import type { Bell } from "./bell.ts"
import type { Left } from "./store.ts"

const POLL_MS = 4000
const BLOCKED_MS = 10
/** A batch of this many means that more is on its way: gathering a little then serves many writes with one read. */
const BUSY = 8
const LONGEST_PAUSE_MS = 30_000

export type Reader = { stop(): Promise<void>; caughtUp(): Promise<void> }

/**
 * What a step did. `events`: how many it handed over. `unfinished`: somebody isn't where the log ends, and wakes the loop
 * (`againAt`: at that time at the latest, on the clock of `performance`).
 */
export type Step = { left: Left; events: number; unfinished?: boolean; againAt?: number }

/** How long a reader is to wait after its nth failure in a row. */
export function pauseAfter(failures: number): number {
  return Math.min(LONGEST_PAUSE_MS, 100 * 2 ** Math.min(failures, 10))
}

/** Calls `step` until it says that nothing is left, then waits for the bell, the poll, or `wake`. */
export function runLoop(
  o: {
    name: string
    bell: Bell
    log: Log
    /** So long is waited before the next batch after one that was large, or that came within `sustainedMs`. */
    gatherMs: number
    sustainedMs: number
    /** Said before a step that is to look although no bell rang. */
    look(): void
  },
  step: () => Promise<Step>,
): Reader & { wake(): void } {
  let stopped = false
  let rung = true
  let looking = true
  let failures = 0
  /** While it fails, bells are heard and don't end the pause: they ring with every write, and each try costs. */
  let deaf = false
  let lastBatch = Number.NEGATIVE_INFINITY
  let nextBatch = Number.NEGATIVE_INFINITY
  let wakeUp: () => void = () => {}
  const waiters: (() => void)[] = []
  const wake = () => {
    rung = true
    if (!deaf) wakeUp()
  }
  const unhook = o.bell.onRing(wake)

  const rest = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(() => {
        looking = true
        resolve()
      }, ms)
      wakeUp = () => {
        clearTimeout(timer)
        resolve()
      }
      if (rung || stopped) wakeUp()
    })

  const gathered = async () => {
    const now = performance.now()
    if (waiters.length === 0 && !stopped && now < nextBatch) await pause(nextBatch - now)
  }
  const handedOver = ({ events, left }: Step) => {
    if (events === 0) return
    const now = performance.now()
    const sustained = events >= BUSY || now - lastBatch < o.sustainedMs
    nextBatch = sustained && left !== "more" ? now + o.gatherMs : now
    lastBatch = now
  }

  const loop = async () => {
    while (!stopped) {
      await gathered()
      rung = false
      if (looking) o.look()
      looking = false
      try {
        const done = await step()
        failures = 0
        handedOver(done)
        if (done.left === "more") continue
        if (done.left === "nothing" && !done.unfinished && done.events === 0 && !rung)
          for (const resolve of waiters.splice(0)) resolve()
        if (done.events > 0 && waiters.length > 0) continue
        const again = Math.max(0, (done.againAt ?? Number.POSITIVE_INFINITY) - performance.now())
        if (!rung) await rest(Math.min(again, done.left === "blocked" ? BLOCKED_MS : POLL_MS))
      } catch (error) {
        failures += 1
        tellFailed(o.log, { reader: o.name, failures, error })
        rung = false
        deaf = true
        await rest(pauseAfter(failures))
        deaf = false
      }
    }
  }
  const running = loop()
  return {
    wake,
    async stop() {
      stopped = true
      unhook()
      wakeUp()
      await running
    },
    caughtUp: () =>
      new Promise<void>((resolve) => {
        waiters.push(resolve)
        looking = true
        wake()
      }),
  }
}

export function tellFailed(
  log: Log,
  { reader, failures, error }: { reader: string; failures: number; error: unknown },
): void {
  const { code, message } = error as { code?: string; message?: string }
  log.error({ reader, failures, code, err: message }, "a reader failed and will try again")
}
