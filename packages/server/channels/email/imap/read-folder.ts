import { createHash } from "node:crypto"
import type { ImapFlow, MailboxObject } from "imapflow"
import type { HandIn } from "../door.ts"
import type { Account, Cursor, Memory, Missed } from "./account.ts"

/** So many are fetched, kept and passed by the cursor together, and so many bytes of them at most. */
const AT_ONCE = 50
const BYTES_AT_ONCE = 8 * 1024 * 1024
const MOST_MISSED = 1000

export type Reader = {
  account: Account
  memory: Memory
  handIn: HandIn
  maxBytes: number
  clock: () => Date
  /** Whether to end at the next occasion. */
  stopped: () => boolean
  /** Of each mail over which the connection was lost, how often; kept from one connection to the next. */
  losses: Map<string, number>
}

/** A mail over which the connection was lost so often is passed over. */
const LOSSES = 2
/** What was missed is tried again with every round so often, then once an hour. */
const TRIES = 5
const HOUR_MS = 3_600_000

const NONE = { found: 0, taken: 0 }

/** Nothing could be kept just now: everything from here on is fetched again. */
class KeptNothing extends Error {}

type Message = { uid: number; bytes: Buffer; at: Date }
type Sized = { uid: number; size: number; at: Date }

/**
 * Reads what is new in a folder, what was missed before, and where that was asked for everything since a day. The
 * folder is opened to be read only: nothing in it is changed, not even what counts as seen. The cursor moves over what
 * has been kept, never further. @returns how many mails were taken in
 */
export async function readFolder(client: ImapFlow, folder: string, r: Reader): Promise<number> {
  const lock = await client.getMailboxLock(folder, { readOnly: true })
  try {
    const box = client.mailbox
    if (!box) throw new Error("the folder was not opened")
    const cursor = await cursorFor(box, folder, r)
    return await new FolderReading(client, { folder, cursor, r }).all()
  } finally {
    lock.release()
  }
}

/** A folder that is read for the first time begins now; one whose numbers have changed is looked through again. */
async function cursorFor(box: MailboxObject, folder: string, r: Reader): Promise<Cursor> {
  const known = await r.memory.cursorOf({ mailboxId: r.account.mailboxId, folder })
  const uidValidity = Number(box.uidValidity)
  if (known?.uidValidity === uidValidity) return known
  const cursor: Cursor = known
    ? { ...known, uidValidity, lastUid: box.uidNext - 1, againSince: known.since, again: NONE, missed: [] }
    : { uidValidity, lastUid: box.uidNext - 1, since: r.clock(), againSince: null, again: NONE, missed: [] }
  await r.memory.keepCursor({ mailboxId: r.account.mailboxId, folder }, cursor, r.clock())
  return cursor
}

class FolderReading {
  readonly #client: ImapFlow
  readonly #folder: string
  readonly #r: Reader
  #cursor: Cursor
  #taken = 0

  constructor(client: ImapFlow, o: { folder: string; cursor: Cursor; r: Reader }) {
    this.#client = client
    this.#folder = o.folder
    this.#cursor = o.cursor
    this.#r = o.r
  }

  async all(): Promise<number> {
    if (this.#cursor.againSince) await this.#again(this.#cursor.againSince)
    // A range that ends with "*" always answers the last one, however old.
    const found = await this.#search({ uid: `${this.#cursor.lastUid + 1}:*` })
    await this.#take(
      found.filter((uid) => uid > this.#cursor.lastUid),
      { passing: true },
    )
    await this.#missedBefore()
    await this.#keep({})
    return this.#taken
  }

  /** Everything that came since then and isn't here; by number first, by its bytes where the numbers have changed. */
  async #again(since: Date): Promise<void> {
    const day = new Date(since.getTime() - 24 * 3_600_000)
    const found = await this.#search({ since: day })
    // After a connection was lost it begins anew: what was taken in until then is known, and stays counted.
    const before = this.#cursor.again.taken - this.#taken
    let counted = 0
    for (let from = 0; from < found.length && !this.#r.stopped(); from += 500) {
      const some = found.slice(from, from + 500)
      const known = await this.#r.memory.knownKeys(some.map((uid) => this.#key(uid)))
      const here = some.filter((uid) => known.has(this.#key(uid)))
      counted += (await this.#datesOf(here)).filter((at) => at >= since).length
      counted += await this.#take(
        some.filter((uid) => !known.has(this.#key(uid))),
        { passing: false, since },
      )
      await this.#keep({ again: { found: counted, taken: before + this.#taken } })
    }
    if (!this.#r.stopped()) await this.#keep({ againSince: null })
  }

  async #missedBefore(): Promise<void> {
    const now = this.#r.clock().getTime()
    const due = ({ why, tries, at }: Missed) =>
      why === "fault" && (tries < TRIES || now - Date.parse(at) > HOUR_MS)
    for (const { uid } of this.#cursor.missed.filter(due)) {
      // Written down first: if it ends the connection once more, that is known.
      this.#note([uid], "fault")
      await this.#keep({})
      this.#r.losses.delete(this.#key(uid))
      try {
        await this.#take([uid], { passing: false })
      } finally {
        this.#r.losses.delete(this.#key(uid))
      }
    }
  }

  async #search(query: { uid?: string; since?: Date }): Promise<number[]> {
    const found = await this.#client.search(query, { uid: true })
    return Array.isArray(found) ? found.toSorted((a, b) => a - b) : []
  }

  /** When these came in there; of those that are known already. */
  async #datesOf(uids: number[]): Promise<Date[]> {
    if (uids.length === 0) return []
    const { sized } = await this.#sizesOf(uids)
    return sized.map(({ at }) => at)
  }

  /** @returns how many of them came since then */
  async #take(uids: number[], o: { passing: boolean; since?: Date }): Promise<number> {
    let count = 0
    for (let from = 0; from < uids.length; from += AT_ONCE) {
      if (this.#r.stopped()) return count
      const some = uids.slice(from, from + AT_ONCE)
      const { sized, faulty } = await this.#sizesOf(some)
      this.#note(faulty, "fault")
      const wanted = sized.filter(({ at }) => o.since === undefined || at >= o.since)
      count += wanted.length
      for (const part of inParts(wanted.filter(({ size }) => size <= this.#r.maxBytes)))
        await this.#takePart(part, o)
      this.#note(
        wanted.filter(({ size }) => size > this.#r.maxBytes).map(({ uid }) => uid),
        "too-large",
      )
      for (const uid of some) this.#r.losses.delete(this.#key(uid))
      if (o.passing) await this.#keep({ lastUid: some.at(-1) ?? this.#cursor.lastUid })
    }
    return count
  }

  /** Of all at once where the server can; after a connection was lost over one of them, of each alone. */
  async #sizesOf(uids: number[]): Promise<{ sized: Sized[]; faulty: number[] }> {
    if (this.#r.losses.size === 0 && uids.length > 1) {
      const sized = await this.#guardedAll(uids, () => this.#sizes(uids))
      if (sized) return { sized, faulty: [] }
    }
    const sized: Sized[] = []
    const faulty: number[] = []
    for (const uid of uids) {
      const one = await this.#guarded(uid, () => this.#sizes([uid]))
      if (one === "fault") faulty.push(uid)
      else sized.push(...one)
    }
    return { sized, faulty }
  }

  async #sizes(uids: number[]): Promise<Sized[]> {
    const sized: Sized[] = []
    const now = this.#r.clock()
    const asked = { uid: true, size: true, internalDate: true }
    for await (const { uid, size, internalDate } of this.#client.fetch(uids.join(","), asked, {
      uid: true,
    })) {
      const at = new Date(internalDate ?? now)
      sized.push({ uid, size: size ?? 0, at: Number.isNaN(at.getTime()) || at > now ? now : at })
    }
    return sized.toSorted((a, b) => a.uid - b.uid)
  }

  async #takePart(part: Sized[], { since }: { since?: Date }): Promise<void> {
    const messages: Message[] = []
    const faulty: number[] = []
    // Where the connection was lost over one of them, each is fetched alone, to see over which.
    const alone = this.#r.losses.size > 0 || part.length === 1
    const together = alone ? new Map<number, Buffer>() : await this.#together(part.map(({ uid }) => uid))
    for (const { uid, at } of part) {
      const bytes = together.get(uid) ?? (await this.#source(uid))
      if (bytes === "fault") faulty.push(uid)
      else if (bytes !== "gone") messages.push({ uid, bytes, at })
    }
    const kept = await Promise.all(
      (await this.#unknown(messages, since !== undefined)).map((one) => this.#handIn(one)),
    )
    this.#taken += kept.filter((ok) => ok).length
    const back = new Set(part.map(({ uid }) => uid))
    const stays = ({ uid }: Missed) => !back.has(uid) || faulty.includes(uid)
    const missed = this.#cursor.missed.filter(stays)
    this.#cursor = { ...this.#cursor, missed }
    this.#note(
      faulty.filter((uid) => !missed.some((one) => one.uid === uid)),
      "fault",
    )
  }

  /** All at once where the server can; what is missing then is asked for alone. */
  async #together(uids: number[]): Promise<Map<number, Buffer>> {
    const found = new Map<number, Buffer>()
    const asked = { uid: true, source: true }
    await this.#guardedAll(uids, async () => {
      for await (const { uid, source } of this.#client.fetch(uids.join(","), asked, { uid: true }))
        if (source) found.set(uid, source)
    })
    return found
  }

  async #source(uid: number): Promise<Buffer | "gone" | "fault"> {
    return this.#guarded(uid, async () => {
      const found = await this.#client.fetchOne(String(uid), { uid: true, source: true }, { uid: true })
      return found ? (found.source ?? "fault") : "gone"
    })
  }

  /** One mail that can't be had must not keep the others from coming; a connection that is gone ends all of it. */
  async #guarded<T>(uid: number, ask: () => Promise<T>): Promise<T | "fault"> {
    const { losses } = this.#r
    const lost = losses.get(this.#key(uid)) ?? 0
    if (lost >= LOSSES) return "fault"
    try {
      return await ask()
    } catch (error) {
      if (this.#client.usable) return "fault"
      losses.set(this.#key(uid), lost + 1)
      throw error
    }
  }

  /** The same for many at once: null where the server gave a fault and they are to be asked for one by one. */
  async #guardedAll<T>(uids: number[], ask: () => Promise<T>): Promise<T | null> {
    try {
      return await ask()
    } catch (error) {
      if (this.#client.usable) return null
      for (const uid of uids) this.#r.losses.set(this.#key(uid), 0)
      throw error
    }
  }

  /** Without those whose very bytes are here; where they may be, since their numbers say nothing any more. */
  async #unknown(messages: Message[], look: boolean): Promise<Message[]> {
    if (!look || messages.length === 0) return messages
    const digests = messages.map(({ bytes }) => createHash("sha256").update(bytes).digest("hex"))
    const known = await this.#r.memory.knownDigests(this.#r.account.mailboxId, digests)
    return messages.filter((_, at) => !known.has(digests[at] ?? ""))
  }

  async #handIn({ uid, bytes, at }: Message): Promise<boolean> {
    const { account } = this.#r
    const kept = await this.#r.handIn({
      way: "imap",
      envelope: { from: returnPathOf(bytes), to: [account.address], ip: null, helo: null, tls: false },
      source: bytes,
      mailboxIds: [account.mailboxId],
      sourceKey: this.#key(uid),
      receivedAt: at,
    })
    if ("later" in kept) throw new KeptNothing(kept.later)
    return true
  }

  #note(uids: number[], why: Missed["why"]): void {
    const missed = new Map(this.#cursor.missed.map((one) => [one.uid, one]))
    const at = this.#r.clock().toISOString()
    for (const uid of uids) missed.set(uid, { uid, tries: (missed.get(uid)?.tries ?? 0) + 1, why, at })
    this.#cursor = { ...this.#cursor, missed: [...missed.values()].slice(-MOST_MISSED) }
  }

  async #keep(changed: Partial<Cursor>): Promise<void> {
    this.#cursor = { ...this.#cursor, ...changed }
    await this.#r.memory.keepCursor(
      { mailboxId: this.#r.account.mailboxId, folder: this.#folder },
      this.#cursor,
      this.#r.clock(),
    )
  }

  #key(uid: number): string {
    return `imap ${this.#r.account.mailboxId}/${this.#folder}/${this.#cursor.uidValidity}/${uid}`
  }
}

function* inParts(all: Sized[]): Generator<Sized[]> {
  let part: Sized[] = []
  let bytes = 0
  for (const one of all) {
    if (part.length > 0 && bytes + one.size > BYTES_AT_ONCE) {
      yield part
      part = []
      bytes = 0
    }
    part.push(one)
    bytes += one.size
  }
  if (part.length > 0) yield part
}

/** The sender of the envelope, as the server that delivered it wrote it down (RFC 5321 §4.4); null where it didn't. */
function returnPathOf(bytes: Buffer): string | null {
  const head = bytes.toString("latin1", 0, 16 * 1024)
  const end = head.search(/\r?\n\r?\n/)
  return /^return-path:\s*<([^<>\r\n]*)>/im.exec(end < 0 ? head : head.slice(0, end))?.[1] ?? null
}
