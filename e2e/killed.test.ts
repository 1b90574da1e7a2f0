import { randomInt } from "node:crypto"
import { setTimeout as pause } from "node:timers/promises"
import pg from "pg"
import { afterAll, beforeAll, expect, test } from "vitest"
import { freePort } from "../bin/product/free-port.ts"
import { verifyChains } from "../packages/server/conversations/index.ts"
import { connect } from "../packages/server/platform/db/connect.ts"
import { makeDataDir, type Product, removeDataDir, startProduct } from "./product/start-product.ts"
import { file, makeSubmission, type Submission } from "./steps/file-by-http.ts"
import { openCustomers } from "./steps/open-sessions.ts"
import { confirmedNumbers, sha256, storedTickets, unfinishedJobs } from "./steps/read-back.ts"

const ROUNDS = 10
const SUBMISSIONS = 200
const CUSTOMERS = 20
/** What a client that was asked for patience waits. */
const BACK_OFF_MS = 200
/** Every twentieth ticket brings two files. */
const FILES_EVERY = 20

let dataDir: string
let settings: Record<string, string>
let product: Product
let pool: pg.Pool

beforeAll(async () => {
  dataDir = await makeDataDir()
  settings = {
    // Clients come back to the address they know, so the port stays.
    PORT: String(await freePort("127.0.0.1", randomInt(20_000, 30_000))),
    MAILS_PER_RECIPIENT_PER_HOUR: "1000",
  }
  product = await startProduct({ dataDir, settings })
  pool = new pg.Pool({ connectionString: product.databaseUrl })
})

afterAll(async () => {
  await pool?.end()
  await product?.stop()
  await removeDataDir(dataDir)
})

test("ten times killed while 200 tickets come in: every number stands for one whole ticket", async () => {
  const numbers = new Map<Submission, string>()
  for (let round = 0; round < ROUNDS; round += 1) {
    const sent = await submissionsOf(round)
    const answeredBefore = await killAmidst(sent, randomInt(5, SUBMISSIONS / 2))
    product = await startProduct({ dataDir, settings })
    // Also who has a number asks again: it may be that the answer came and the client forgot it.
    const numbersAfter = await untilAllAnswered(sent)
    for (const [submission, number] of answeredBefore) expect(numbersAfter.get(submission)).toBe(number)
    for (const [submission, number] of numbersAfter) numbers.set(submission, number)
  }

  expect(new Set(numbers.values()).size).toBe(ROUNDS * SUBMISSIONS)
  await everyTicketIsWhole(numbers)
  await everyChainHolds()
  await everyMailWentOutOnce([...numbers.values()])
}, 300_000)

async function submissionsOf(round: number): Promise<Submission[]> {
  const people = await openCustomers(product, pool, CUSTOMERS)
  return Array.from({ length: SUBMISSIONS }, (_, at) => {
    const person = people[at % CUSTOMERS]
    if (!person) throw new Error("there are no customers")
    const files = at % FILES_EVERY === 0 ? ["钱包记录.txt", "wallet.log"] : []
    return makeSubmission(
      person,
      files.map((name) => ({
        name,
        bytes: Buffer.from(`${name}，第 ${round} 轮，第 ${at} 单\n`.repeat(200)),
      })),
    )
  })
}

/** Sends all at once and kills the process as soon as `answers` of them have their number. */
async function killAmidst(sent: Submission[], answers: number): Promise<Map<Submission, string>> {
  const numbers = new Map<Submission, string>()
  let killed: Promise<void> | undefined
  await Promise.all(
    sent.map(async (submission) => {
      const number = await file(product.url, submission)
      if (number) numbers.set(submission, number)
      if (numbers.size >= answers) killed ??= product.kill()
    }),
  )
  if (!killed) throw new Error(`only ${numbers.size} of ${sent.length} were answered, and nothing was killed`)
  await killed
  expect(numbers.size).toBeLessThan(sent.length)
  return numbers
}

async function untilAllAnswered(sent: Submission[]): Promise<Map<Submission, string>> {
  const numbers = new Map<Submission, string>()
  const deadline = Date.now() + 60_000
  for (let left = sent; left.length > 0; left = left.filter((one) => !numbers.has(one))) {
    if (Date.now() > deadline) throw new Error(`${left.length} tickets got no answer in a minute`)
    if (left !== sent) await pause(BACK_OFF_MS)
    await Promise.all(
      left.map(async (submission) => {
        const number = await file(product.url, submission)
        if (number) numbers.set(submission, number)
      }),
    )
  }
  return numbers
}

async function everyTicketIsWhole(numbers: Map<Submission, string>): Promise<void> {
  const stored = await storedTickets(pool)
  expect(stored.size).toBe(numbers.size)
  for (const [submission, number] of numbers) {
    const found = stored.get(submission.description)
    expect(found, `ticket ${number}`).toHaveLength(1)
    expect(found?.[0]).toMatchObject({
      number,
      customerId: submission.person.id,
      status: "new",
      txid: submission.txid,
      amount: submission.amount,
      files: submission.files.map(({ bytes }) => sha256(bytes)).sort(),
    })
  }
}

async function everyChainHolds(): Promise<void> {
  const connection = connect(product.databaseUrl, { max: 1, name: "journey" })
  try {
    const { conversations, faults } = await verifyChains(connection.db)
    expect(faults).toEqual([])
    expect(conversations).toBe(ROUNDS * SUBMISSIONS)
  } finally {
    await connection.close()
  }
}

async function everyMailWentOutOnce(numbers: string[]): Promise<void> {
  await expect
    .poll(async () => (await confirmedNumbers(pool)).length, { timeout: 180_000, interval: 200 })
    .toBeGreaterThanOrEqual(numbers.length)
  await expect.poll(() => unfinishedJobs(pool), { timeout: 120_000, interval: 200 }).toEqual([])
  expect((await confirmedNumbers(pool)).sort()).toEqual(numbers.sort())
}
