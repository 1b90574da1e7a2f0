import { newId } from "@veridesk/contract/ids.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import {
  type ImpostorFact,
  REGISTER_FORMAT,
  type RegisterDocument,
  type SignedRegister,
} from "@veridesk/contract/registry.ts"
import type { Clock } from "../platform/clock.ts"
import type { Db } from "../platform/db/connect.ts"
import { grouped } from "../platform/db/grouped.ts"
import { canonical } from "../platform/events/chain.ts"
import type { SigningKey } from "../platform/signing-key.ts"
import { defaultEntries } from "./default-entries.ts"
import { type OfficialChannel, officialChannels } from "./entry.ts"
import { addChange, type Known, publishedDocument, publishedVersion, versionAndConfirmed } from "./store.ts"

/** So many answers share a statement, and so many statements run at once. */
const SHARED = { most: 32, lanes: 2 }

export type RegisterDeps = {
  db: Db
  clock: Clock
  key: SigningKey
  brand: { name: string; host: string; mailFrom: string }
}

/** The register in memory, as it is published. */
export type Register = {
  /** What this process read last; good enough for lists, never for an answer. */
  current(): RegisterDocument
  /** What the database has at this moment. @throws where it can't be asked */
  fresh(): Promise<RegisterDocument>
  /**
   * The same, with what is known of the first of these names that is a confirmed impostor, in one statement; those who
   * ask while one is on its way share the next. @throws where it can't be asked
   */
  look(names: Known[]): Promise<{ document: RegisterDocument; impostor: ImpostorFact | null }>
  /** Every channel that is ours, in a reader's language. */
  officialList(locale: Locale): OfficialChannel[]
  signed(version?: number): Promise<SignedRegister | null>
  refresh(): Promise<void>
}

export async function openRegister(o: RegisterDeps): Promise<Register> {
  await keepFirstVersion(o)
  const read = async () => {
    const document = await publishedDocument(o.db)
    if (!document) throw new Error("the register has no published version")
    return document
  }
  let document = await read()
  const at = async (version: number) => {
    if (version !== document.version) document = await read()
    return document
  }
  const fresh = async () => at(await publishedVersion(o.db))
  const lists = listsOf(() => document)
  return {
    current: () => document,
    fresh,
    look: grouped(async (asked: Known[][]) => {
      const { version, impostors } = await versionAndConfirmed(o.db, asked)
      const now = await at(version)
      return impostors.map((impostor) => ({ document: now, impostor }))
    }, SHARED),
    officialList: lists,
    async signed(version) {
      const asked = version === undefined ? await fresh() : await publishedDocument(o.db, version)
      return asked && sign(asked, o.key)
    },
    refresh: async () => void (await fresh()),
  }
}

/** The lists of a version, made once: writing a number as people read it costs more than the rest of a page. */
function listsOf(current: () => RegisterDocument): Register["officialList"] {
  const made = new WeakMap<RegisterDocument, Partial<Record<Locale, OfficialChannel[]>>>()
  return (locale) => {
    const document = current()
    const lists = made.get(document) ?? {}
    made.set(document, lists)
    return (lists[locale] ??= officialChannels(document.entries, locale))
  }
}

function sign(document: RegisterDocument, key: SigningKey): SignedRegister {
  return {
    ...document,
    signature: { algorithm: "Ed25519", key: key.id, value: key.sign(canonical(document)) },
  }
}

/** An installation starts with what its configuration says of it: its own host and mailboxes. */
async function keepFirstVersion({ db, clock, brand }: RegisterDeps): Promise<void> {
  if ((await publishedVersion(db)) > 0) return
  const now = clock()
  const entries = defaultEntries(brand, now.toISOString().slice(0, 10))
  const document: RegisterDocument = {
    format: REGISTER_FORMAT,
    brand: brand.name,
    host: brand.host,
    version: 1,
    publishedAt: now.toISOString(),
    previous: null,
    entries,
  }
  await addChange(db, {
    id: newId(),
    version: 1,
    basedOn: 0,
    entries,
    document,
    note: "",
    authorId: null,
    at: now,
    decidedBy: null,
    decidedAt: now,
  })
}
