import { parentPort } from "node:worker_threads"
import type { Reading } from "@veridesk/contract/mail/read-mail.ts"
import type { MailKeys } from "@veridesk/contract/mail/crypto-keys.ts"
import type { OpenProtected } from "./protected.ts"
import { readMail } from "./read-mail.ts"
import type { FromThread, ToThread } from "./readers.ts"

// The whole life of this thread: a mail in, its reading out, until it is ended from outside.
parentPort?.on("message", (message: ToThread) => {
  if ("keys" in message) return asked?.resolve(message.keys)
  readMail(message.bytes, message.limits, open).then(
    (reading) => say({ reading }, buffersOf(reading)),
    // What nobody foresaw costs this mail only; it waits in quarantine until a later version reads it.
    () => say({ reading: { unreadable: "crashed" } }, []),
  )
})

let asked: PromiseWithResolvers<MailKeys> | null = null

/** Keys are asked for, and what opens with them is read, when a mail first needs it. */
const open: OpenProtected = async (bytes, from) => {
  asked = Promise.withResolvers<MailKeys>()
  say({ asks: { from } }, [])
  const keys = await asked.promise
  const { openMail } = await import("../crypto/open.ts")
  return openMail(bytes, { from, keys })
}

say({ ready: true }, [])

function say(message: FromThread, moved: ArrayBuffer[]): void {
  parentPort?.postMessage(message, moved)
}

/** What is handed over and not copied: each buffer that its file fills. */
function buffersOf(reading: Reading): ArrayBuffer[] {
  if ("unreadable" in reading) return []
  const whole = reading.bytes.filter((bytes) => bytes.byteLength === bytes.buffer.byteLength)
  const buffers = whole.map(({ buffer }) => buffer).filter((buffer) => buffer instanceof ArrayBuffer)
  return [...new Set(buffers)]
}
