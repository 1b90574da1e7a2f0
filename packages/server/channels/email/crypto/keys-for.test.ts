import { expect, test } from "vitest"
import { openReaders } from "../read/index.ts"
import type { KeyQuestion } from "../read/readers.ts"
import { encrypted, letter, pgpMime, pgpPair, plainPart } from "../testing/pgp-mail.ts"

const TEXT = "My BTC withdrawal has been pending for 38 minutes.\r\n"

test("a reader asks for keys only where a mail needs them, for its author, and opens it with those it gets", async () => {
  const readers = openReaders({ threads: 1, deadlineMs: 20_000 })
  const desk = await pgpPair("Kestrel", "support@kestrel.example")
  const { type, body } = pgpMime(await encrypted(plainPart(TEXT), { to: [desk.publicKey] }))
  const sealed = letter({ from: "Odile Varga <Odile@mail.example>" }, type, body)
  const plain = letter({ from: "Odile Varga <odile@mail.example>" }, "text/plain", TEXT)
  const asked: KeyQuestion[] = []
  const keysFor = async (question: KeyQuestion) => {
    asked.push(question)
    const own = { kind: "pgp" as const, publicPart: desk.publicKey, privatePart: desk.privateKey }
    return { own: [own], known: [], trusted: [], at: new Date() }
  }
  const open = await readers.read(new Uint8Array(plain), keysFor)
  expect(open).toMatchObject({ mail: { crypto: null } })
  expect(asked).toEqual([])
  const opened = await readers.read(new Uint8Array(sealed), keysFor)
  expect(opened).toMatchObject({ mail: { text: TEXT.trim(), crypto: { encrypted: true, fault: null } } })
  expect(asked).toEqual([{ from: "odile@mail.example" }])
  const closed = await readers.read(new Uint8Array(sealed))
  expect(closed).toMatchObject({ mail: { crypto: { encrypted: true, fault: "no-key" } } })

  // While keys can't be had nothing is said about a mail; the next one is read as ever.
  const away = readers.read(new Uint8Array(sealed), () => Promise.reject(new Error("the database is away")))
  await expect(away).rejects.toThrow("away")
  expect(await readers.read(new Uint8Array(sealed), keysFor)).toMatchObject({ mail: { text: TEXT.trim() } })
  await readers.close()
})
