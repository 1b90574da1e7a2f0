import { Worker } from "node:worker_threads"
import type { Reading } from "@veridesk/contract/mail/read-mail.ts"
import type { MailKeys } from "@veridesk/contract/mail/crypto-keys.ts"
import { noKeys } from "../crypto/keys.ts"
import type { ReadLimits } from "./limits.ts"

/** A thread that has begun says so once, then answers each mail with its reading; of an encrypted or signed one it asks for keys first. */
export type FromThread = { ready: true } | { reading: Reading } | { asks: KeyQuestion }
export type ToThread = { bytes: Uint8Array; limits: Partial<ReadLimits> } | { keys: MailKeys }

/** For which mail keys are asked: its author, null where there isn't exactly one. */
export type KeyQuestion = { from: string | null }
export type KeysFor = (question: KeyQuestion) => Promise<MailKeys>

export type ReadersInput = {
  /** How many mails are read at once. */
  threads: number
  /** How long one mail may take. */
  deadlineMs: number
  limits?: Partial<ReadLimits>
  /** Bytes in the hands of threads at once, 64 MB where nothing is said; a larger mail is read alone. */
  mostBytes?: number
  /** After how long without work a thread ends; a new one takes about half a second. */
  idleMs?: number
  /** Another program for the threads, in tests. */
  program?: URL
}

type Readers = {
  /**
   * Reads a mail in a thread of its own. The bytes are handed over: where they fill their buffer it is empty afterwards,
   * so hash and keep them before. `keysFor` is asked only for one that is encrypted or signed. Never rejects for what stands
   * in a mail; rejects where keys could not be had, after `close()`, and where no thread can be started.
   */
  read(bytes: Uint8Array, keysFor?: KeysFor): Promise<Reading>
  /** What is under way is given up; threads end. */
  close(): Promise<void>
  /** How many threads there are now. */
  threads(): number
}

/** A thread needs this long at the most to read its program, on a machine that has much else to do. */
const BEGIN_MS = 60_000
const MOST_BYTES = 64 * 1024 * 1024
const IDLE_MS = 30_000
const PROGRAM = new URL("./read-thread.ts", import.meta.url)
const MOST_MEMORY_MB = 512
/** Whoever reads one mail for so long doesn't count among `threads`, so that those behind it need not wait for the deadline. */
const SLOW_MS = 1_000

type Order = { bytes: Uint8Array; size: number; keysFor: KeysFor; answer: PromiseWithResolvers<Reading> }
type Thread = {
  worker: Worker
  ready: boolean
  order: Order | null
  slow: boolean
  timers: NodeJS.Timeout[]
}

/** Opens readers of mails in worker threads; none is started before the first mail. */
export function openReaders({
  threads,
  deadlineMs,
  limits = {},
  mostBytes = MOST_BYTES,
  idleMs = IDLE_MS,
  program = PROGRAM,
}: ReadersInput): Readers {
  const all = new Set<Thread>()
  const waiting: Order[] = []
  let underWay = 0
  let closed = false

  function begin(): Thread {
    const worker = new Worker(program, {
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
      execArgv: [],
    })
    const thread: Thread = { worker, ready: false, order: null, slow: false, timers: [] }
    all.add(thread)
    worker.on("message", (message: FromThread) => {
      if ("reading" in message) return settle(thread, message.reading)
      if ("asks" in message) return void giveKeys(thread, message.asks)
      thread.ready = true
      watch(thread)
    })
    worker.on("error", () => end(thread, "crashed"))
    worker.on("exit", () => end(thread, "crashed"))
    thread.timers = [setTimeout(() => end(thread, "took-too-long"), BEGIN_MS)]
    return thread
  }

  /** Keys are had within the mail's own time. Without an answer nothing is known about it, and somebody tries again. */
  async function giveKeys(thread: Thread, question: KeyQuestion): Promise<void> {
    const { order } = thread
    if (!order) return
    try {
      const message: ToThread = { keys: await order.keysFor(question) }
      if (thread.order === order) thread.worker.postMessage(message)
    } catch (error) {
      order.answer.reject(error)
      end(thread, "crashed")
    }
  }

  /** Minds the clock of whatever the thread is at: its deadline, or how long it stands idle. */
  function watch(thread: Thread): void {
    for (const timer of thread.timers) clearTimeout(timer)
    thread.timers = []
    if (!thread.ready) return
    if (thread.order === null) {
      thread.timers = [setTimeout(() => end(thread, "crashed"), idleMs).unref()]
      thread.worker.unref()
      return
    }
    thread.worker.ref()
    thread.timers = [
      setTimeout(() => end(thread, "took-too-long"), deadlineMs),
      setTimeout(() => {
        thread.slow = true
        next()
      }, SLOW_MS),
    ]
  }

  function next(): void {
    if (closed) return
    for (let order = waiting[0]; order; order = waiting[0]) {
      if (underWay > 0 && underWay + order.size > mostBytes) return
      const free = [...all].find((thread) => thread.order === null)
      const busy = [...all].filter((thread) => !thread.slow).length
      if (!free && (busy >= threads || all.size >= threads * 2)) return
      waiting.shift()
      give(free ?? begin(), order)
    }
  }

  function give(thread: Thread, order: Order): void {
    underWay += order.size
    thread.order = order
    if (thread.ready) watch(thread)
    const whole = order.bytes.byteLength === order.bytes.buffer.byteLength
    const bytes = whole ? order.bytes : new Uint8Array(order.bytes)
    order.bytes = new Uint8Array()
    const message: ToThread = { bytes, limits }
    thread.worker.postMessage(message, bytes.buffer instanceof ArrayBuffer ? [bytes.buffer] : [])
  }

  function settle(thread: Thread, reading: Reading): void {
    const { order } = thread
    if (!order) return
    thread.order = null
    thread.slow = false
    underWay -= order.size
    watch(thread)
    order.answer.resolve(reading)
    next()
  }

  function end(thread: Thread, unreadable: "took-too-long" | "crashed"): void {
    if (!all.delete(thread)) return
    for (const timer of thread.timers) clearTimeout(timer)
    void thread.worker.terminate()
    const { order } = thread
    if (!order) return
    underWay -= order.size
    // A thread that never began says nothing about the mail, which is then tried again.
    if (thread.ready) order.answer.resolve({ unreadable })
    else order.answer.reject(new Error("a thread to read mails in could not be started"))
    next()
  }

  return {
    read(bytes, keysFor = async () => noKeys(new Date())) {
      if (closed) return Promise.reject(new Error("the readers are closed"))
      const answer = Promise.withResolvers<Reading>()
      const order: Order = { bytes, size: bytes.byteLength, keysFor, answer }
      waiting.push(order)
      next()
      return answer.promise
    },
    threads: () => all.size,
    async close() {
      closed = true
      for (const { answer } of waiting.splice(0)) answer.reject(new Error("the readers are closed"))
      await Promise.all(
        [...all].map(async (thread) => {
          all.delete(thread)
          for (const timer of thread.timers) clearTimeout(timer)
          await thread.worker.terminate()
          thread.order?.answer.reject(new Error("the readers are closed"))
        }),
      )
    },
  }
}
