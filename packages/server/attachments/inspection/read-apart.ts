import { Worker } from "node:worker_threads"
import type { ReadOrder } from "./read-file.ts"
import type { Reading, Refused } from "./verdict.ts"

const DEADLINE_MS = 30_000
const MOST_MEMORY_MB = 512

/**
 * Reads a file in a thread of its own, so that a file made to be slow or huge costs neither the event loop nor the
 * process: past its deadline or its memory the thread ends, and the file counts as damaged.
 */
export async function readApart(order: ReadOrder): Promise<Reading | Refused> {
  const worker = new Worker(new URL("./read-worker.ts", import.meta.url), {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    execArgv: [],
  })
  const answer = Promise.withResolvers<Reading | Refused>()
  worker.once("message", answer.resolve)
  worker.once("error", (error: NodeJS.ErrnoException) => {
    // What the file did to the thread is the file's fault; what the disk did is ours.
    if (error.code === "ERR_WORKER_OUT_OF_MEMORY" || error instanceof RangeError)
      answer.resolve({ refused: "damaged" })
    else answer.reject(error)
  })
  const timer = setTimeout(() => answer.resolve({ refused: "damaged" }), DEADLINE_MS)
  try {
    return await answer.promise
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
