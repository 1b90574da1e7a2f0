import { parentPort, threadId } from "node:worker_threads"
import { readMail } from "../read-mail.ts"
import type { ToThread } from "../readers.ts"

/** A thread that does as a mail's subject says, for tests of what becomes of the others. */
parentPort?.on("message", (order: ToThread) => void obey(order))
parentPort?.postMessage({ ready: true })

async function obey(order: ToThread): Promise<void> {
  if (!("bytes" in order)) return
  const { bytes } = order
  const reading = await readMail(bytes)
  const subject = "mail" in reading ? reading.mail.subject : ""
  if (subject === "hang") for (;;);
  if (subject === "end") process.exit(1)
  if (subject === "throw") throw new Error("as the mail says")
  if (subject === "memory")
    for (const all: string[][] = []; ; ) all.push(Array.from({ length: 100_000 }, (_, at) => `${at}`))
  if (subject === "thread" && "mail" in reading) reading.mail.text = String(threadId)
  parentPort?.postMessage({ reading })
}
