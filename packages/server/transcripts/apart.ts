import { Worker } from "node:worker_threads"
import { Refusal } from "@veridesk/contract/errors.ts"

const DEADLINE_MS = 30_000
/** Who comes later waits; past this many they are asked to come again. */
const MOST_WAITING = 20
const MOST_HEAP_MB = 512

/**
 * A queue for work that takes so long, or so much memory, that the event loop and a server at rest shouldn't pay for it:
 * one at a time, each in a thread of its own.
 * @param file the thread's program: it posts its result once
 * @throws Refusal `busy` where too many wait already; what the thread threw, or that it took too long
 */
export function apart<T>(file: URL, read: (message: unknown) => T): (data: unknown) => Promise<T> {
  let waiting = 0
  let last: Promise<unknown> = Promise.resolve()
  return async (data) => {
    if (waiting >= MOST_WAITING) throw new Refusal("busy", 503)
    waiting += 1
    const mine = last.then(async () => read(await run(file, data)))
    last = mine.catch(() => undefined)
    try {
      return await mine
    } finally {
      waiting -= 1
    }
  }
}

async function run(file: URL, workerData: unknown): Promise<unknown> {
  const worker = new Worker(file, {
    workerData,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
  })
  const answer = Promise.withResolvers<unknown>()
  worker.once("message", answer.resolve)
  worker.once("error", answer.reject)
  const timer = setTimeout(() => answer.reject(new Error("it took too long")), DEADLINE_MS)
  try {
    return await answer.promise
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
