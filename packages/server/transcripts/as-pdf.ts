import { Worker } from "node:worker_threads"
import { Refusal } from "@veridesk/contract/errors.ts"
import type { Sheet } from "./sheet.ts"

const DEADLINE_MS = 30_000
/** Who comes later waits; past this many they are asked to come again. */
const MOST_WAITING = 20

let waiting = 0
let last: Promise<unknown> = Promise.resolve()

/**
 * The transcript as PDF, A4, with Chinese set properly. One at a time and in a thread of its own, so that neither the
 * event loop nor the memory of a server at rest pays for it.
 * @throws Refusal `busy` where too many wait already
 */
export async function asPdf(sheet: Sheet): Promise<Buffer> {
  if (waiting >= MOST_WAITING) throw new Refusal("busy", 503)
  waiting += 1
  const mine = last.then(() => draw(sheet))
  last = mine.catch(() => undefined)
  try {
    return await mine
  } finally {
    waiting -= 1
  }
}

async function draw(sheet: Sheet): Promise<Buffer> {
  const worker = new Worker(new URL("./draw-worker.ts", import.meta.url), {
    workerData: JSON.stringify(sheet),
    execArgv: [],
  })
  const answer = Promise.withResolvers<Buffer>()
  worker.once("message", (pdf: Uint8Array) => answer.resolve(Buffer.from(pdf)))
  worker.once("error", answer.reject)
  const timer = setTimeout(() => answer.reject(new Error("the PDF took too long")), DEADLINE_MS)
  try {
    return await answer.promise
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
