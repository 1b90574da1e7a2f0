import { expect, test } from "vitest"
import { openReaders, type ReadersInput } from "./readers.ts"
import { makeMail } from "./testing/make-mail.ts"

const THREAD = new URL("./testing/odd-thread.ts", import.meta.url)
const honest = (text: string) => new Uint8Array(makeMail({ Subject: text }, text))

/** Readers whose threads do what the subject says: hang, end, throw away their memory, or read. */
function open(input: Partial<ReadersInput> = {}) {
  return openReaders({ threads: 1, deadlineMs: 3000, program: THREAD, ...input })
}

test("a mail is read in a thread, its file's bytes come back, and its own bytes are handed over", async () => {
  const readers = openReaders({ threads: 1, deadlineMs: 60_000 })
  const bytes = honest("Withdrawal pending")
  const reading = await readers.read(bytes)
  expect(reading).toMatchObject({
    mail: { subject: "Withdrawal pending", text: "Withdrawal pending" },
    bytes: [],
  })
  expect(bytes.byteLength).toBe(0)
  await readers.close()
})

test("a mail that takes too long is given up at its deadline, and those behind it are read", async () => {
  const readers = open({ deadlineMs: 1500 })
  const [slow, ...others] = await Promise.all([
    readers.read(honest("hang")),
    readers.read(honest("one")),
    readers.read(honest("two")),
  ])
  expect(slow).toEqual({ unreadable: "took-too-long" })
  expect(others).toMatchObject([{ mail: { subject: "one" } }, { mail: { subject: "two" } }])
  await readers.close()
})

test("those behind a slow mail don't wait for its deadline", async () => {
  const readers = open({ deadlineMs: 600_000 })
  void readers.read(honest("hang")).catch(() => {})
  expect(await readers.read(honest("one"))).toMatchObject({ mail: { subject: "one" } })
  await readers.close()
})

test.each(["end", "throw", "memory"])(
  "a thread that comes to its end by %s costs that mail only",
  async (how) => {
    const readers = open({ deadlineMs: 120_000 })
    const [gone, other] = await Promise.all([readers.read(honest(how)), readers.read(honest("one"))])
    expect(gone).toEqual({ unreadable: "crashed" })
    expect(other).toMatchObject({ mail: { subject: "one" } })
    await readers.close()
  },
)

test("no more bytes are in the hands of threads than said; a mail larger than that is read alone", async () => {
  const readers = open({ threads: 4, mostBytes: 10 })
  const all = await Promise.all(["one", "two", "three"].map((text) => readers.read(honest(text))))
  expect(all).toMatchObject([
    { mail: { subject: "one" } },
    { mail: { subject: "two" } },
    { mail: { subject: "three" } },
  ])
  await readers.close()
})

test("a thread ends when it stands idle, and the next mail begins another", async () => {
  const readers = open({ idleMs: 1 })
  const first = await readers.read(honest("thread"))
  await expect.poll(() => readers.threads()).toBe(0)
  const second = await readers.read(honest("thread"))
  expect("mail" in first && "mail" in second && first.mail.text !== second.mail.text).toBe(true)
  await readers.close()
})

test("where no thread can be started, that is no mail's fault", async () => {
  const readers = open({ program: new URL("./testing/no-such-thread.ts", import.meta.url) })
  await expect(readers.read(honest("one"))).rejects.toThrow("could not be started")
  await readers.close()
})

test("closing gives up what is under way and refuses what comes after", async () => {
  const readers = open()
  const underWay = readers.read(honest("hang"))
  const waiting = readers.read(honest("one"))
  const both = Promise.allSettled([underWay, waiting])
  await readers.close()
  expect((await both).map(({ status }) => status)).toEqual(["rejected", "rejected"])
  await expect(readers.read(honest("two"))).rejects.toThrow("closed")
})
