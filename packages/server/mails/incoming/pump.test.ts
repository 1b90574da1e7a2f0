import { EventEmitter, once } from "node:events"
import { newId } from "@veridesk/contract/ids.ts"
import { afterEach, beforeEach, expect, test } from "vitest"
import type { Fate, Incoming } from "./incoming.ts"
import { reconcile } from "./reconcile.ts"
import { settle } from "./settle.ts"
import { claim } from "./store.ts"
import { openPost, type Post } from "./testing/open-post.ts"

let post: Post
beforeEach(async () => {
  post = await openPost()
})
afterEach(() => post?.close())

const NOBODY = { address: null, name: null, subject: null }
const discarded: Fate = { fate: "rejected", reason: "discarded", details: {} }

async function put(from: string, text: string, mailboxId = post.support): Promise<string> {
  const source = Buffer.from(`From: <${from}>\r\n\r\n${text}`)
  const answer = await post.keep({
    way: "smtp",
    envelope: post.envelope(from),
    source,
    mailboxIds: [mailboxId],
    receivedAt: new Date(),
  })
  if ("later" in answer) throw new Error(answer.later)
  return answer.ids[0] ?? ""
}
const settled = (incoming: Incoming, fate: Fate = discarded) =>
  settle(post.db, { id: incoming.id, fate, gist: NOBODY })
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString().split("\r\n\r\n")[1] ?? ""
const fates = async () => {
  const { rows } = await post.pool.query(
    "select fate, reason, attempts, fault, details from incoming_mails order by id",
  )
  return rows
}

/** Places by noting; `done(n)` waits until so many have been settled. */
function noting() {
  const noted: string[] = []
  const events = new EventEmitter()
  events.setMaxListeners(0)
  return {
    noted,
    async place(incoming: Incoming, bytes: Uint8Array) {
      noted.push(textOf(bytes))
      await settled(incoming)
      events.emit("settled")
    },
    async done(count: number) {
      const all = async () => (await fates()).filter(({ fate }) => fate !== "stored").length
      while ((await all()) < count)
        await Promise.race([once(events, "settled"), new Promise((go) => setTimeout(go, 100))])
    },
  }
}

test("mails of one sender are placed one after the other in their order, others beside them", async () => {
  let together = 0
  let most = 0
  const running = new Set<string>()
  const { noted, place, done } = noting()
  for (let n = 0; n < 40; n++) await put(`person${n % 4}@mail.example`, `${n % 4} ${n}`)
  post.pump(async (incoming, bytes) => {
    const who = textOf(bytes).slice(0, 1)
    expect(running.has(who)).toBe(false)
    running.add(who)
    together += 1
    most = Math.max(most, together)
    await place(incoming, bytes)
    together -= 1
    running.delete(who)
  })
  await done(40)
  for (const who of ["0", "1", "2", "3"]) {
    const own = noted.filter((text) => text.startsWith(who)).map((text) => Number(text.slice(2)))
    expect(own).toEqual(own.toSorted((a, b) => a - b))
    expect(own).toHaveLength(10)
  }
  expect(most).toBeGreaterThan(1)
})

test("what comes while it runs is placed at once; two pumps share the work and place nothing twice", async () => {
  const { noted, place, done } = noting()
  post.pump(place)
  post.pump(place)
  await Promise.all(Array.from({ length: 200 }, (_, n) => put(`p${n}@mail.example`, String(n))))
  await done(200)
  expect(noted.map(Number).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, n) => n))
})

test("one poison mail among 500: it is begun three times and waits in quarantine; the others are placed", async () => {
  const { place, done } = noting()
  for (let n = 0; n < 500; n++) await put(`p${n}@mail.example`, n === 250 ? "poison" : String(n))
  let begun = 0
  post.pump(async (incoming, bytes) => {
    if (textOf(bytes) !== "poison") return place(incoming, bytes)
    begun += 1
    throw new Error("the reader broke")
  })
  await done(500)
  expect(begun).toBe(3)
  const apart = (await fates()).filter(({ fate }) => fate === "quarantine")
  expect(apart).toMatchObject([
    { reason: "not-applied", details: { fault: "Error: the reader broke", attempts: 3 } },
  ])
})

test("one that ends the process each time is in quarantine in the end", async () => {
  await put("odile@mail.example", "ends it")
  for (let died = 1; died <= 25; died++) {
    const { claimed } = await claim(post.db, { after: NIL, most: 8, bytes: 1e6, alone: true, leaseMs: 0 })
    expect(claimed).toMatchObject([{ attempts: died }])
  }
  const { noted, place, done } = noting()
  post.pump(place)
  await done(1)
  expect(noted).toEqual([])
  expect(await fates()).toMatchObject([{ fate: "quarantine", reason: "not-applied" }])
})
const NIL = "00000000-0000-0000-0000-000000000000"

test("what fails once is tried again; a database that is away uses up no attempt", async () => {
  const { noted, place, done } = noting()
  await put("odile@mail.example", "stubborn")
  let tries = 0
  post.pump(async (incoming, bytes) => {
    tries += 1
    if (tries <= 5) throw Object.assign(new Error("terminating connection"), { code: "57P01" })
    if (tries <= 7) throw new Error("a passing fault")
    await place(incoming, bytes)
  })
  await done(1)
  expect(noted).toEqual(["stubborn"])
  expect(await fates()).toMatchObject([{ fate: "rejected", attempts: 3 }])
})

test("a paused mailbox keeps its mails and delays nobody else's", async () => {
  await post.pool.query("update mailboxes set paused = true where id = $1", [post.legal])
  await put("odile@mail.example", "to the paused one", post.legal)
  await put("odile@mail.example", "to the other")
  const { noted, place, done } = noting()
  const pump = post.pump(place)
  await done(1)
  expect(noted).toEqual(["to the other"])
  await post.pool.query("update mailboxes set paused = false")
  pump.ring()
  await done(2)
  expect(noted).toEqual(["to the other", "to the paused one"])
})

test("no more bytes are in memory at once than allowed; one that is larger comes alone", async () => {
  const sizes = [300_000, 10_000, 10_000, 900_000, 10_000]
  for (const [n, size] of sizes.entries()) await put(`p${n}@mail.example`, "x".repeat(size))
  let held = 0
  const seen: number[] = []
  const { place, done } = noting()
  post.pump(
    async (incoming, bytes) => {
      held += bytes.length
      seen.push(held)
      await place(incoming, bytes)
      held -= bytes.length
    },
    { bytes: 350_000 },
  )
  await done(5)
  for (const size of seen) expect(size <= 350_000 || (size > 900_000 && size < 900_100)).toBe(true)
})

test("thousands of one sender don't keep another from being placed", async () => {
  await Promise.all(Array.from({ length: 2100 }, (_, n) => put("flood@mail.example", `flood ${n}`)))
  await put("odile@mail.example", "mine")
  const { promise, resolve } = Promise.withResolvers<void>()
  let floods = 0
  const { place } = noting()
  post.pump(async (incoming, bytes) => {
    if (textOf(bytes) === "mine") resolve()
    else floods += 1
    await place(incoming, bytes)
  })
  await promise
  expect(floods).toBeLessThan(100)
})

test("the same mail again for its mailbox is a duplicate of the first, even at the same moment; elsewhere it isn't", async () => {
  const ids = [
    await put("a@mail.example", "1"),
    await put("b@mail.example", "2"),
    await put("c@mail.example", "3", post.legal),
  ]
  const fate: Fate = { fate: "quarantine", reason: "flood", details: {}, sameAs: "<1@mail.example>" }
  const outcomes = await Promise.all(ids.map((id) => settle(post.db, { id, fate, gist: NOBODY })))
  expect(outcomes[2]).toEqual({ is: "settled" })
  expect(
    outcomes
      .slice(0, 2)
      .map(({ is }) => is)
      .toSorted(),
  ).toEqual(["duplicate", "settled"])
  const again = await settle(post.db, { id: ids[0] ?? "", fate, gist: NOBODY })
  expect(again.is).toBe("settled-already")
  const seen = await reconcile(post.db, new Date(Date.now() + 1000))
  expect(seen).toMatchObject({
    total: { received: 3, conversation: 0, quarantine: 2, rejected: 1, waiting: 0 },
    day: { received: 3 },
    unaccounted: 0,
    oldestWaiting: null,
  })
})

test("a mail that is nowhere is counted", async () => {
  await post.pool.query("insert into raw_mails (id, sha256, size, sealed) values ($1, $2, 1, 'x')", [
    newId(),
    Buffer.alloc(32),
  ])
  await put("odile@mail.example", "waits")
  const seen = await reconcile(post.db, new Date(Date.now() + 1000))
  expect(seen).toMatchObject({ unaccounted: 1, waiting: 1, total: { waiting: 1 } })
})

test("what was taken ahead and not begun is there for another at once when one stops", async () => {
  for (let n = 0; n < 20; n++) await put(`p${n}@mail.example`, String(n))
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
  const { promise: held, resolve: go } = Promise.withResolvers<void>()
  const first = noting()
  const one = post.pump(
    async (incoming, bytes) => {
      begin()
      await held
      await first.place(incoming, bytes)
    },
    { lanes: 2 },
  )
  await begun
  const stopped = one.stop()
  const { noted, place, done } = noting()
  post.pump(place)
  await done(18)
  expect(noted).toHaveLength(18)
  go()
  await stopped
  expect([...first.noted, ...noted].map(Number).toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: 20 }, (_, n) => n),
  )
  expect((await fates()).every(({ attempts }) => attempts === 1)).toBe(true)
})
