import { Worker } from "node:worker_threads"
import type { ReadOrder } from "./read-file.ts"
import type { Reading, Refused } from "./verdict.ts"

const DEADLINE_MS = 30_000
const MOST_MEMORY_MB = 512
/** A thread waits so long for the next file; a new one takes most of a second to begin. */
const IDLE_MS = 20_000

type Verdict = Reading | Refused
type Thread = { worker: Worker; answer: PromiseWithResolvers<Verdict>; timer: NodeJS.Timeout | undefined }
const idle = new Set<Thread>()

/**
 * Reads a file in a thread, so that a file made to be slow or huge costs neither the event loop nor the process: past
 * its deadline or its memory the thread ends, and the file counts as damaged. A thread that gave its answer reads the
 * next one.
 */
export async function readApart(order: ReadOrder): Promise<Verdict> {
  const thread = takeThread()
  thread.answer = Promise.withResolvers()
  thread.timer = setTimeout(() => end(thread, { refused: "damaged" }), DEADLINE_MS)
  thread.worker.postMessage(order)
  return thread.answer.promise
}

function takeThread(): Thread {
  const [waiting] = idle
  if (!waiting) return begin()
  idle.delete(waiting)
  clearTimeout(waiting.timer)
  waiting.worker.ref()
  return waiting
}

function begin(): Thread {
  const worker = new Worker(new URL("./read-worker.ts", import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    execArgv: [],
  })
  const thread: Thread = { worker, answer: Promise.withResolvers(), timer: undefined }
  worker.on("message", (verdict: Verdict) => {
    clearTimeout(thread.timer)
    thread.answer.resolve(verdict)
    // It keeps no process alive while it waits.
    worker.unref()
    thread.timer = setTimeout(() => end(thread, verdict), IDLE_MS).unref()
    idle.add(thread)
  })
  worker.on("error", (error: NodeJS.ErrnoException) => {
    // What the file did to the thread is the file's fault; what the disk did is ours.
    if (error.code === "ERR_WORKER_OUT_OF_MEMORY" || error instanceof RangeError)
      return end(thread, { refused: "damaged" })
    thread.answer.reject(error)
    end(thread, { refused: "damaged" })
  })
  return thread
}

function end(thread: Thread, verdict: Verdict): void {
  idle.delete(thread)
  clearTimeout(thread.timer)
  // Only once it can't touch the file any more.
  void thread.worker.terminate().then(() => thread.answer.resolve(verdict))
}
