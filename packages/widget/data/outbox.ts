import type { ChatMessage } from "@veridesk/contract/chat/frames.ts"
import { type Cell, cell } from "./cell.ts"
import { Refused } from "./refused.ts"
import type { Outgoing, Store } from "./store.ts"

export type Outbox = {
  messages: Cell<Outgoing[]>
  /** False once something could not be kept on the device: it lives as long as this page. */
  isKept: Cell<boolean>
  open: (conversationId: string) => Promise<void>
  add: (message: Pick<Outgoing, "id" | "conversationId" | "body" | "files" | "lang">) => void
  retry: (id: string) => void
  /** Gives it back to be edited; it is no longer on its way. */
  takeBack: (id: string) => Outgoing | null
  /** The line with it has come: it needs no place of its own any more. */
  arrived: (id: string, seq: number) => void
  /** The way is free again. */
  go: () => void
}

type Ways = {
  store: Store
  /** Sends one message and waits until the server has it. @throws Refused, Unreachable */
  send: (conversationId: string, message: ChatMessage) => Promise<{ seq: number }>
  isOnline: () => boolean
  /** Whether the line with it has come already. */
  hasCome: (message: { id: string; seq: number | null }) => boolean
}

/** After so many tries in vain a message says that it is stuck; it goes on being tried when the way is free. */
const PATIENT_TRIES = 4

/**
 * Messages on their way, one after the other, so that they arrive as they were written. One that nobody answers is tried
 * again with the same id; one that is refused stays to be edited and lets the next ones pass.
 */
export function makeOutbox({ store, send, isOnline, hasCome }: Ways): Outbox {
  const messages = cell<Outgoing[]>([])
  const isKept = cell(true)
  let isSending = false
  let tries = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const keep = (message: Outgoing) => void store.put(message).then((done) => isKept.set(isKept.get() && done))
  const change = (id: string, to: Partial<Outgoing>) => {
    const before = messages.get().find((each) => each.id === id)
    if (!before) return
    const after = { ...before, ...to }
    messages.change((all) => all.map((each) => (each.id === id ? after : each)))
    keep(after)
  }
  const leave = (id: string) => {
    messages.change((all) => all.filter((each) => each.id !== id))
    void store.drop(id)
  }
  /** The first that is neither stored nor refused: nothing goes past one that nobody answered. */
  const next = () =>
    messages.get().find(({ state, reason }) => state !== "stored" && !(state === "failed" && reason))

  const go = async () => {
    clearTimeout(timer)
    if (isSending) return
    isSending = true
    for (let message = next(); message; message = next()) {
      const { id, conversationId, body, files, lang, state } = message
      // One that is stuck stays marked while it is tried again by itself.
      if (state === "waiting") change(id, { state: "sending" })
      try {
        const attachmentIds = files.map((file) => file.id)
        const { seq } = await send(conversationId, { id, body, attachmentIds, ...(lang && { lang }) })
        tries = 0
        // After a retry the line may be here before the answer is.
        if (hasCome({ id, seq })) leave(id)
        else change(id, { state: "stored", seq, reason: null })
      } catch (error) {
        if (error instanceof Refused) {
          change(id, { state: "failed", reason: error.body.message || error.body.code })
          continue
        }
        tries++
        change(id, {
          state: state === "failed" || (isOnline() && tries >= PATIENT_TRIES) ? "failed" : "waiting",
        })
        timer = setTimeout(() => void go(), Math.min(30_000, 1000 * 2 ** tries) * (0.5 + Math.random()))
        break
      }
    }
    isSending = false
  }

  return {
    messages,
    isKept,
    async open(conversationId) {
      const found = await store.all(conversationId)
      for (const each of found) if (hasCome(each)) leave(each.id)
      const known = new Set(messages.get().map(({ id }) => id))
      const back = found.filter((each) => !known.has(each.id) && !hasCome(each)).map(taken)
      messages.change((all) => [...back, ...all].sort((a, b) => (a.id < b.id ? -1 : 1)))
      void go()
    },
    add(message) {
      const whole: Outgoing = {
        ...message,
        at: new Date().toISOString(),
        state: "waiting",
        reason: null,
        seq: null,
      }
      messages.change((all) => [...all, whole])
      keep(whole)
      void go()
    },
    retry(id) {
      tries = 0
      change(id, { state: "waiting", reason: null })
      void go()
    },
    takeBack(id) {
      const message = messages.get().find((each) => each.id === id) ?? null
      if (message) leave(id)
      return message
    },
    arrived(id, seq) {
      for (const each of messages.get()) if (each.id === id || each.seq === seq) leave(each.id)
    },
    go() {
      tries = 0
      void go()
    },
  }
}

/** What a page that is gone had under way: nobody knows whether it arrived, so it goes again under its id. */
function taken(message: Outgoing): Outgoing {
  return message.state === "sending" ? { ...message, state: "waiting" } : message
}
