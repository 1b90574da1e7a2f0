import { randomInt } from "node:crypto"
import { setTimeout as pause } from "node:timers/promises"
import type { ChatState } from "@veridesk/contract/chat/state.ts"
import { newId } from "@veridesk/contract/ids.ts"
import fc from "fast-check"
import pg from "pg"
import { afterAll, beforeAll, expect, test } from "vitest"
import { freePort } from "../../bin/product/free-port.ts"
import { verifyChains } from "../../packages/server/conversations/index.ts"
import { connect } from "../../packages/server/platform/db/connect.ts"
import { makeDataDir, type Product, removeDataDir, startProduct } from "../product/start-product.ts"
import { askAs } from "../steps/ask-as.ts"
import { openCustomers, openStaff, type Person } from "../steps/open-sessions.ts"
import { askDoor, ORIGIN, openKey, WidgetClient } from "./widget-client.ts"

/* Two hundred conversations, each by a schedule drawn at random; while each twenty of them run, the process is killed. */
const SCHEDULES = 200
const AT_ONCE = 20
const HOUR = 3_600_000

type Step = { who: "customer" | "agent" | "cut"; waitMs: number }
type Schedule = { steps: Step[]; skewMs: number }
const schedule: fc.Arbitrary<Schedule> = fc.record({
  steps: fc.array(
    fc.record({
      who: fc.constantFrom<Step["who"][]>("customer", "customer", "agent", "agent", "cut"),
      waitMs: fc.constantFrom(0, 0, 0, 5, 30),
    }),
    { minLength: 6, maxLength: 24 },
  ),
  // Phones and offices whose clocks are wrong make ids that sort wrongly; nothing may depend on them.
  skewMs: fc.integer({ min: -30 * HOUR, max: 30 * HOUR }),
})

let dataDir: string
let settings: Record<string, string>
let product: Product
let pool: pg.Pool
let agent: Person

beforeAll(async () => {
  dataDir = await makeDataDir()
  settings = { PORT: String(await freePort("127.0.0.1", randomInt(30_000, 40_000))), WIDGET_ORIGINS: ORIGIN }
  product = await startProduct({ dataDir, settings })
  pool = new pg.Pool({ connectionString: product.databaseUrl })
  agent = await openStaff(product, pool, { name: "Mei", role: "agent" })
})

afterAll(async () => {
  await pool?.end()
  await product?.stop()
  await removeDataDir(dataDir)
})

test("two hundred random schedules: what is acknowledged is there once, in one order for both, without a gap", async () => {
  const schedules = fc.sample(schedule, { numRuns: SCHEDULES, seed: 20_261_126 })
  const people = await openCustomers(product, pool, SCHEDULES)
  for (let from = 0; from < SCHEDULES; from += AT_ONCE) {
    const talks = schedules
      .slice(from, from + AT_ONCE)
      .map((one, at) => run(one, people[from + at] as Person))
    await pause(randomInt(50, 400))
    await product.kill()
    product = await startProduct({ dataDir, settings })
    await Promise.all(talks)
  }
  const connection = connect(product.databaseUrl, { max: 1, name: "journey" })
  try {
    const { faults } = await verifyChains(connection.db)
    expect(faults).toEqual([])
  } finally {
    await connection.close()
  }
}, 600_000)

async function run({ steps, skewMs }: Schedule, person: Person): Promise<void> {
  const at = { url: product.url, key: await openKey(pool, person.id) }
  const { conversationId: id } = await begin(at)
  const client = new WidgetClient(at, id)
  const answers: Promise<{ id: string; body: string }>[] = []
  let said = 0
  for (const { who, waitMs } of steps) {
    said += 1
    const body = `${who} ${said}`
    if (who === "cut") client.cut()
    else if (who === "customer") client.say({ id: skewed(skewMs), body })
    // An agent writes one answer after the other; each is tried until it is stored.
    else
      answers.push(
        (answers.at(-1) ?? Promise.resolve()).then(() => answer(id, { id: skewed(-skewMs), body })),
      )
    if (waitMs > 0) await pause(waitMs)
  }
  const answered = await Promise.all(answers)
  await client.settled(() => lastShown(id))
  client.close()

  expect(client.faults).toEqual([])
  const stored = await messagesOf(id)
  const own = stored.filter(({ side }) => side === "customer").slice(1)
  const ours = stored.filter(({ side }) => side === "staff")
  const numbers = (kind: string) => steps.flatMap(({ who }, n) => (who === kind ? [`${kind} ${n + 1}`] : []))
  // Each once, in the order in which its writer wrote it.
  expect(own.map(({ body }) => body)).toEqual(numbers("customer"))
  expect(ours.map(({ body }) => body)).toEqual(numbers("agent"))
  expect(ours.map((one) => one.id)).toEqual(answered.map((one) => one.id))
  for (const { id: message, seq } of own) expect(client.acked.get(message)).toBe(seq)
  // Both sides see one order.
  const seen = client.lines.flatMap(({ event }) => (event.message ? [event.message.id] : []))
  expect(seen).toEqual(stored.map((one) => one.id))
  const { rows } = await pool.query<{ seq: number }>(
    "select seq from events where conversation_id = $1 order by seq",
    [id],
  )
  expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, n) => n + 1))
}

/** Begins to wait; a process that is being killed is asked again under the same id. */
async function begin(at: { url: string; key: string }): Promise<ChatState> {
  const asked = { requestId: newId(), form: "other", values: {}, description: "the first word", locale: "en" }
  const { chat } = await untilAnswered(() => askDoor<{ chat: ChatState }>(at, "/api/chat/chats", asked))
  return chat
}

async function answer(
  id: string,
  message: { id: string; body: string },
): Promise<{ id: string; body: string }> {
  await untilAnswered(async () => {
    const json = { messageId: message.id, body: message.body, basedOn: 0, anyway: true }
    const { status, text } = await askAs(agent, `${product.url}/api/desk/conversations/${id}/replies`, {
      method: "POST",
      json,
    })
    if (status !== 200) throw new Error(`${status} ${text}`)
  })
  return message
}

async function untilAnswered<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask()
    } catch (error) {
      const text = String(error)
      const passing = /fetch failed|terminated|other side closed|Error: 503/.test(text)
      if (!passing || tries > 200) throw error
      await pause(100)
    }
  }
}

/** An id as a machine makes it whose clock is wrong by so much. */
function skewed(ms: number): string {
  const id = newId().replaceAll("-", "")
  const time = (Number.parseInt(id.slice(0, 12), 16) + ms).toString(16).padStart(12, "0")
  return [time.slice(0, 8), time.slice(8, 12), id.slice(12, 16), id.slice(16, 20), id.slice(20)].join("-")
}

async function lastShown(id: string): Promise<number> {
  const { rows } = await pool.query<{ seq: number }>(
    "select max(seq) as seq from messages where conversation_id = $1 and kind = 'reply'",
    [id],
  )
  return rows[0]?.seq ?? 0
}

type Stored = { id: string; seq: number; side: string; body: string }
async function messagesOf(id: string): Promise<Stored[]> {
  const { rows } = await pool.query<Stored>(
    "select id, seq, side, body from messages where conversation_id = $1 order by seq",
    [id],
  )
  return rows
}
