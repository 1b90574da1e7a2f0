import { createHash } from "node:crypto"
import { Readable } from "node:stream"
import { newId } from "@veridesk/contract/ids.ts"
import type { Envelope, MailWay } from "@veridesk/contract/mail/raw-mail.ts"
import { BlobFault, type BlobStore } from "../../platform/blobs/index.ts"
import type { Db } from "../../platform/db/connect.ts"
import { grouped } from "../../platform/db/grouped.ts"
import type { Log } from "../../platform/log.ts"
import type { Metrics } from "../../platform/metrics.ts"
import type { Seal } from "../../platform/seal.ts"
import { laneOf } from "./lane.ts"
import { sealStream } from "./sealed-stream.ts"
import { amongMails, bySourceKeys, insertMails, type NewIncoming, type NewRaw } from "./store.ts"

/** What a door hands over. `source` is read once; it may throw, and then nothing is kept and keep throws the same. */
export type Handed = {
  way: MailWay
  envelope: Envelope
  source: AsyncIterable<Uint8Array> | Uint8Array
  /** Of ours, to which it came; at least one. Null: to none that is known. */
  mailboxIds: (string | null)[]
  /** Makes handing it over twice the same as once. */
  sourceKey?: string
  receivedAt: Date
  /** Whoever hands it over places it themselves, within so many milliseconds. */
  ownMs?: number
}

/** `later`: it could not be made durable; whoever has it must keep it and come again. */
export type Kept = { ids: string[] } | { later: "full" | "away" }
export type Keep = (mail: Handed) => Promise<Kept>

/** Larger ones go into the blob store, so that no row is heavy and none of them is in memory whole. */
const SMALL = 256 * 1024
/** So many large ones are on their way to the store at once; others wait, and their senders with them. */
const LARGE_AT_ONCE = 16
const MOST = 64
const LANES = 2

type Item = { raw: NewRaw; rows: NewIncoming[]; sourceKey: string | null }

/**
 * Makes the only way by which a mail comes in, whichever door it came through. When it answers ids, the bytes are on
 * the disk, sealed, with a row for each mailbox; mails that come at the same moment share a statement and a commit. A
 * source key that is known answers the first ids and keeps nothing.
 */
export function makeKeep(o: {
  db: Db
  seal: Seal
  blobs: BlobStore
  log: Log
  metrics: Metrics
  /** Told after a commit that a mail waits. */
  ring: () => void
  /** Told of each mail that is new. */
  arrived?: () => void
}): Keep {
  const together = grouped((items: Item[]) => write(o.db, items), { most: MOST, lanes: LANES })
  const room = rooms(LARGE_AT_ONCE)

  return async (mail) => {
    if (mail.mailboxIds.length === 0) throw new TypeError("a mail is kept for at least one mailbox")
    const id = newId()
    const read = await begin(mail.source)
    try {
      const raw = read.rest ? await storeLarge(id, read.head, read.rest) : sealSmall(id, read.head)
      const ids = await together(itemOf(mail, raw, read.head))
      if (raw.blob && ids.known) await o.blobs.remove(raw.blob).catch(() => {})
      o.metrics.mailsIn.inc({ way: mail.way }, ids.known ? 0 : ids.ids.length)
      if (!ids.known) {
        o.arrived?.()
        o.ring()
      }
      return { ids: ids.ids }
    } catch (error) {
      if (error instanceof SourceFault) throw error.cause
      o.log.error({ code: "mail-not-kept", err: String(error) }, "a mail could not be kept and was put off")
      return { later: isFull(error) ? "full" : "away" }
    }
  }

  function sealSmall(id: string, bytes: Buffer): NewRaw {
    const sha256 = createHash("sha256").update(bytes).digest()
    return { id, sha256, size: bytes.length, sealed: o.seal.close(bytes, id), blob: null }
  }

  async function storeLarge(id: string, head: Buffer, rest: AsyncIterable<Uint8Array>): Promise<NewRaw> {
    const hash = createHash("sha256")
    let size = 0
    const counted = async function* () {
      for await (const chunk of joined(head, rest)) {
        hash.update(chunk)
        size += chunk.byteLength
        yield chunk
      }
    }
    const { sha256: blob } = await room(() => o.blobs.put(Readable.from(sealStream(counted(), o.seal, id))))
    return { id, sha256: hash.digest(), size, sealed: null, blob }
  }
}

/** What the source itself throws, told apart from what the store does. */
class SourceFault extends Error {}

/** Reads until it is clear whether a mail is small; `rest` is what follows of a large one. */
async function begin(
  source: Handed["source"],
): Promise<{ head: Buffer; rest: AsyncIterable<Uint8Array> | null }> {
  if (source instanceof Uint8Array) {
    const bytes = Buffer.from(source.buffer, source.byteOffset, source.byteLength)
    return bytes.length <= SMALL
      ? { head: bytes, rest: null }
      : { head: bytes.subarray(0, SMALL), rest: joined(bytes.subarray(SMALL)) }
  }
  const chunks: Uint8Array[] = []
  let size = 0
  const iterator = source[Symbol.asyncIterator]()
  for (;;) {
    const next = await iterator.next()
    if (next.done) return { head: Buffer.concat(chunks), rest: null }
    chunks.push(next.value)
    size += next.value.byteLength
    if (size > SMALL) return { head: Buffer.concat(chunks), rest: restOf(iterator) }
  }
}

async function* restOf(iterator: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  for (;;) {
    const next = await iterator.next().catch((cause: unknown) => {
      throw new SourceFault("the source broke off", { cause })
    })
    if (next.done) return
    yield next.value
  }
}

async function* joined(head: Uint8Array, rest?: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield head
  if (rest) yield* rest
}

function itemOf(mail: Handed, raw: NewRaw, head: Buffer): Item {
  const envelope = plainEnvelope(mail.envelope)
  const lane = laneOf(envelope, head)
  const sourceKey = mail.sourceKey ?? null
  const rows = [...new Set(mail.mailboxIds)].map((mailboxId, at) => ({
    id: newId(),
    rawId: raw.id,
    mailboxId,
    way: mail.way,
    sourceKey: sourceKey === null || at === 0 ? sourceKey : `${sourceKey} ${at}`,
    envelope,
    lane,
    receivedAt: mail.receivedAt,
    leaseUntil: mail.ownMs === undefined ? null : new Date(Date.now() + mail.ownMs),
  }))
  return { raw, rows, sourceKey }
}

const MOST_OF_A_WORD = 320

/** Without what no database text can hold; whoever connects may say anything. */
function plainEnvelope({ from, to, ip, helo, tls }: Envelope): Envelope {
  return {
    from: from === null ? null : plain(from),
    to: to.map(plain),
    ip,
    helo: helo === null ? null : plain(helo),
    tls,
  }
}

function plain(text: string): string {
  return text
    .slice(0, MOST_OF_A_WORD)
    .toWellFormed()
    .replaceAll(/\p{Cc}/gu, "\uFFFD")
}

type Written = { ids: string[]; known: boolean }

async function write(db: Db, items: Item[]): Promise<Written[]> {
  const keys = [...new Set(items.flatMap(({ sourceKey }) => sourceKey ?? []))]
  const before = keys.length > 0 ? await bySourceKeys(db, keys) : new Map<string, string[]>()
  const fresh = items.filter(({ sourceKey }) => sourceKey === null || !before.has(sourceKey))
  const raws = fresh.map(({ raw }) => raw)
  const rows = fresh.flatMap((item) => item.rows)
  const put = fresh.length > 0 ? await insertMails(db, raws, rows) : new Set<string>()
  const outcome = ({ rows, sourceKey }: Item, known: Map<string, string[]>): Written | null => {
    const first = sourceKey === null ? undefined : known.get(sourceKey)
    if (rows.every(({ id }) => put.has(id))) return { ids: rows.map(({ id }) => id), known: false }
    return first ? { ids: first, known: true } : null
  }
  const outcomes = items.map((item) => outcome(item, before))
  if (outcomes.every((one) => one !== null)) return outcomes
  // Another process, or another mail of this group, had the same key a moment earlier; or it was written by a statement
  // whose answer was lost.
  const now = await bySourceKeys(db, keys)
  for (const id of await amongMails(
    db,
    rows.map(({ id }) => id),
  ))
    put.add(id)
  return items.map((item, at) => {
    const written = outcomes[at] ?? outcome(item, now)
    if (!written) throw new Error("a mail was neither written nor known")
    return written
  })
}

/** Lets so many run at once; the others wait in their order. */
function rooms(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let running = 0
  return async (work) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve))
    else running += 1
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}

/** The disk of the store or of the database has no room (SQLSTATE 53100). */
function isFull(error: unknown): boolean {
  if (error instanceof BlobFault) return error.kind === "full"
  return (error as { code?: unknown }).code === "53100"
}
