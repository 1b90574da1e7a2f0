import { Worker } from "node:worker_threads"
import type { SenderCheck } from "@veridesk/contract/mail/authenticity.ts"
import type { Handed } from "./check-sender.ts"

export type CheckOrder = { id: number; bytes: Uint8Array; handed: Handed }
export type CheckAnswer = { id: number; check: SenderCheck | null }

export type Checkers = {
  /** Null where nobody could be asked in time; whoever is not checked is not believed. The bytes stay with the caller. */
  check(bytes: Uint8Array, handed: Handed): Promise<SenderCheck | null>
  close(): Promise<void>
}

const IDLE_MS = 30_000
/** Where nobody answered lately, nobody is waited for as long as before: mails must not stand behind a silent name server. */
const IMPATIENT_FOR_MS = 30_000
const IMPATIENT_MS = 2000
const MOST_MEMORY_MB = 256

/**
 * Checks senders in a thread of their own, which starts with the first mail and ends when there is nothing to do: hashing
 * a large mail costs nobody else a moment. What isn't answered within `deadlineMs` is given up; where the thread itself
 * stands still, it is replaced.
 */
export function openCheckers(o: { servers: string[] | null; deadlineMs: number }): Checkers {
  type Waiting = { resolve: (check: SenderCheck | null) => void; timer: NodeJS.Timeout }
  const waiting = new Map<number, Waiting>()
  let worker: Worker | null = null
  let idle: NodeJS.Timeout | null = null
  let last = 0
  let silentAt = Number.NEGATIVE_INFINITY

  function settle(id: number, check: SenderCheck | null): void {
    const found = waiting.get(id)
    if (!found) return
    waiting.delete(id)
    clearTimeout(found.timer)
    found.resolve(check)
    if (waiting.size > 0 || !worker) return
    worker.unref()
    idle = setTimeout(end, IDLE_MS).unref()
  }

  /** Whatever it was at is answered with null; the next mail gets a new thread. */
  function end(): void {
    const ended = worker
    worker = null
    void ended?.terminate()
    for (const id of waiting.keys()) settle(id, null)
  }

  function late(): void {
    silentAt = performance.now()
    end()
  }

  function begin(): Worker {
    const thread = new Worker(new URL("./check-thread.ts", import.meta.url), {
      workerData: { servers: o.servers },
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
      execArgv: [],
    })
    thread.on("message", ({ id, check }: CheckAnswer) => settle(id, check))
    thread.on("error", () => worker === thread && end())
    thread.on("exit", () => worker === thread && end())
    return thread
  }

  return {
    check(bytes, handed) {
      if (idle) clearTimeout(idle)
      idle = null
      worker ??= begin()
      worker.ref()
      const id = ++last
      const copy = Uint8Array.from(bytes)
      return new Promise((resolve) => {
        const silent = performance.now() - silentAt < IMPATIENT_FOR_MS
        // One that is late may have stopped the thread for all others.
        const timer = setTimeout(late, silent ? Math.min(IMPATIENT_MS, o.deadlineMs) : o.deadlineMs)
        waiting.set(id, { resolve, timer })
        const order: CheckOrder = { id, bytes: copy, handed }
        worker?.postMessage(order, [copy.buffer])
      })
    },
    async close() {
      if (idle) clearTimeout(idle)
      const ended = worker
      end()
      await ended?.terminate()
    },
  }
}
