import type { ChatMessage } from "@veridesk/contract/chat/frames.ts"
import fc from "fast-check"
import { expect, test, vi } from "vitest"
import { newId } from "./new-id.ts"
import { makeOutbox } from "./outbox.ts"
import { Refused, Unreachable } from "./refused.ts"
import type { Outgoing, Store } from "./store.ts"

const conversationId = "0192f0c1-0000-7000-8000-000000000001"

function memoryStore(isFull = false): Store & { kept: Map<string, Outgoing> } {
  const kept = new Map<string, Outgoing>()
  return {
    kept,
    put: async (message) => {
      if (!isFull) kept.set(message.id, message)
      return !isFull
    },
    drop: async (id) => void kept.delete(id),
    all: async () => [...kept.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    keepDraft: async () => !isFull,
    draft: async () => "",
    clear: async () => kept.clear(),
  }
}

const write = (body: string) => ({ id: newId(), conversationId, body, files: [], lang: null })

test("over a way that loses requests and answers, each message arrives once and in the order it was written", async () => {
  vi.useFakeTimers()
  const fates = fc.array(fc.constantFrom("arrives", "lost", "answer lost"), { maxLength: 20 })
  await fc.assert(
    fc.asyncProperty(fates, fc.integer({ min: 1, max: 10 }), async (way, count) => {
      const server: string[] = []
      const fateOf = [...way]
      const send = async (_: string, message: ChatMessage) => {
        const fate = fateOf.shift() ?? "arrives"
        if (fate === "lost") throw new Unreachable("lost")
        if (!server.includes(message.id)) server.push(message.id)
        if (fate === "answer lost") throw new Unreachable("answer lost")
        return { seq: server.indexOf(message.id) + 1 }
      }
      const outbox = makeOutbox({ store: memoryStore(), send, isOnline: () => false, hasCome: () => false })
      const written = Array.from({ length: count }, (_, i) => write(`message ${i}`))
      for (const each of written) outbox.add(each)
      await vi.advanceTimersByTimeAsync(20 * 60_000)
      expect(server).toEqual(written.map(({ id }) => id))
      expect(outbox.messages.get().every(({ state }) => state === "stored")).toBe(true)
    }),
  )
  vi.useRealTimers()
})

test("one that is refused stays with its reason and lets the next one pass", async () => {
  const sent: string[] = []
  const send = async (_: string, { body }: ChatMessage) => {
    if (body === "secret") throw new Refused(422, { code: "secret-found", message: "A seed phrase." })
    sent.push(body)
    return { seq: sent.length }
  }
  const outbox = makeOutbox({ store: memoryStore(), send, isOnline: () => true, hasCome: () => false })
  outbox.add(write("secret"))
  outbox.add(write("plain"))
  await expect.poll(() => outbox.messages.get().map(({ state }) => state)).toEqual(["failed", "stored"])
  expect(outbox.messages.get()[0]?.reason).toBe("A seed phrase.")
  expect(sent).toEqual(["plain"])
  expect(outbox.takeBack(outbox.messages.get()[0]?.id ?? "")?.body).toBe("secret")
  expect(outbox.messages.get()).toHaveLength(1)
})

test("a page that comes back takes up what the last one had under way, and a full disk is told", async () => {
  const store = memoryStore()
  const gone = { ...write("written before the reload"), at: "2026-11-22T06:00:00Z" }
  await store.put({ ...gone, state: "sending", reason: null, seq: null })
  const outbox = makeOutbox({
    store,
    send: async () => ({ seq: 4 }),
    isOnline: () => true,
    hasCome: () => false,
  })
  await outbox.open(conversationId)
  await expect.poll(() => outbox.messages.get()[0]?.state).toBe("stored")
  outbox.arrived("another id", 4)
  expect(outbox.messages.get()).toEqual([])
  await expect.poll(() => store.kept.size).toBe(0)

  const full = makeOutbox({
    store: memoryStore(true),
    send: async () => ({ seq: 1 }),
    isOnline: () => true,
    hasCome: () => false,
  })
  full.add(write("goes all the same"))
  await expect.poll(() => [full.isKept.get(), full.messages.get()[0]?.state]).toEqual([false, "stored"])
})

test("what the last page had under way and the log shows already is not shown a second time", async () => {
  const store = memoryStore()
  const [first, second] = [write("its line is here"), write("its line comes before the answer")]
  for (const each of [first, second])
    await store.put({ ...each, at: "2026-11-22T06:00:00Z", state: "sending", reason: null, seq: null })
  const come = new Set([first.id])
  const outbox = makeOutbox({
    store,
    send: async (_, { id }) => {
      come.add(id)
      return { seq: 7 }
    },
    isOnline: () => true,
    hasCome: ({ id }) => come.has(id),
  })
  await outbox.open(conversationId)
  await expect.poll(() => outbox.messages.get()).toEqual([])
  await expect.poll(() => store.kept.size).toBe(0)
})
