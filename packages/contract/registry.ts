import * as z from "zod"
import { id, requestId } from "./ids.ts"

/*
 * The register of official channels: everything through which the exchange talks to its customers, signed, in versions.
 * Public: `GET /api/verify?q=…` and `/.well-known/veridesk-register.json`. Desk: `/api/desk/register…`,
 * `/api/desk/impostors…`.
 */

export const channelKinds = [
  "website",
  "email",
  "phone",
  "telegram",
  "x",
  "facebook",
  "discord",
  "wechat",
  "app",
  "staff-role",
] as const
export const channelKind = z.enum(channelKinds)
export type ChannelKind = z.infer<typeof channelKind>

const both = (most: number) => z.object({ en: z.string().trim().max(most), zh: z.string().trim().max(most) })
const told = (most: number) => both(most).refine(({ en, zh }) => en !== "" && zh !== "")

const entryKey = z.string().regex(/^R-\d{4}$/)

/**
 * One official channel. `address` is written the way it is compared: a host in lower case (punycode), a mailbox or
 * "@domain" for all of a domain, a number as E.164, a handle without "@", a store's id of an app, a short name of a role.
 */
export const registerEntry = z.object({
  key: entryKey,
  kind: channelKind,
  address: z.string().trim().min(1).max(253),
  /** "below": every host under this one is ours as well. Only for websites and "@domain" mail. */
  covers: z.enum(["exact", "below"]),
  /** The platform's own number of the account: it stays when somebody else takes the handle over. */
  numericId: z
    .string()
    .regex(/^-?\d{1,24}$/)
    .nullable(),
  store: z.enum(["apple", "google"]).nullable(),
  /** What it is called: "Help site". Empty where the kind says enough. */
  name: both(60),
  use: told(200),
  since: z.iso.date(),
  /** The team or person of the exchange who answers for it. */
  owner: z.string().trim().min(1).max(80),
  /** The mark that the platform itself puts beside the account. */
  badge: z.enum(["none", "blue", "gold", "grey", "verified"]),
  brand: z.string().trim().min(1).max(60),
  retiredOn: z.iso.date().nullable(),
  /** Of a role of staff: what somebody in it may do, and what they never do. */
  may: z.array(told(200)).max(12),
  never: z.array(told(200)).max(12),
})
export type RegisterEntry = z.infer<typeof registerEntry>
const registerEntries = z.array(registerEntry).max(500)

/** The name of the file format; a reader refuses every other one. */
export const REGISTER_FORMAT = "veridesk-register/1"

/** What is signed. `previous` is the SHA-256 (hex) of the canonical form of the version before, null for the first. */
export const registerDocument = z.object({
  format: z.literal(REGISTER_FORMAT),
  brand: z.string(),
  host: z.string(),
  version: z.int().min(1),
  publishedAt: z.iso.datetime(),
  previous: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  entries: z.array(registerEntry),
})
export type RegisterDocument = z.infer<typeof registerDocument>

export const signedRegister = registerDocument.extend({
  /** Over the canonical JSON of everything else (RFC 8785); `key` is the key's thumbprint (RFC 7638). */
  signature: z.object({ algorithm: z.literal("Ed25519"), key: z.string(), value: z.string() }),
})
export type SignedRegister = z.infer<typeof signedRegister>

// ---- asking ----------------------------------------------------------------------------------------

/** What a reader may paste: longer than any address, short enough to be read at once. */
export const MOST_QUERY = 2_000
/** An answer is never shown longer than this. */
export const ANSWER_SECONDS = 60

/** What something was read as; "other" for what has no kind we know. */
export const readKinds = [...channelKinds.filter((kind) => kind !== "staff-role"), "other"] as const
export const readKind = z.enum(readKinds)
export type ReadKind = z.infer<typeof readKind>

/** What was done to make it look like ours, or what is odd about it. */
export const tricks = [
  "homoglyph",
  "full-width",
  "invisible",
  "changed",
  "added",
  "missing",
  "swapped",
  "doubled",
  "digits",
  "hyphen",
  "ending",
  "subdomain",
  "port",
  "userinfo",
  "path",
  "name-inside",
  "other-platform",
  "other-number",
  "retired",
] as const
export type Trick = (typeof tricks)[number]

/** Two strings side by side, one cell a character; `same` false marks where they differ. Null: nothing stands there. */
export const glyphPair = z.object({
  theirs: z.string().nullable(),
  ours: z.string().nullable(),
  same: z.boolean(),
})
export type GlyphPair = z.infer<typeof glyphPair>

/** A character as it is called: its code point "U+0435", and the script it belongs to. */
export const namedGlyph = z.object({ glyph: z.string(), code: z.string(), script: z.string() })
export type NamedGlyph = z.infer<typeof namedGlyph>

export const likeness = z.object({
  /** The official entry it resembles. */
  key: entryKey,
  kind: channelKind,
  /** Of that entry, what it resembles. */
  ours: z.string(),
  tricks: z.array(z.enum(tricks)).min(1),
  pairs: z.array(glyphPair),
  /** The first place at which they differ, counted from 1 in what was pasted; null where none is to be shown. */
  at: z.int().nullable(),
  theirGlyph: namedGlyph.nullable(),
  ourGlyph: namedGlyph.nullable(),
})
export type Likeness = z.infer<typeof likeness>

/** Why something can't be told. */
export const unsure = z.enum(["shortened", "ip", "data", "unreadable", "many", "private-id"])
export type Unsure = z.infer<typeof unsure>

export const impostorFact = z.object({
  firstReportedAt: z.iso.datetime(),
  reporters: z.int(),
  knownFor: both(300),
  takedown: z
    .object({ askedOn: z.iso.date(), of: z.string(), answer: z.enum(["none", "refused", "done"]) })
    .nullable(),
})
export type ImpostorFact = z.infer<typeof impostorFact>

const verdict = z.enum(["official", "not-listed", "impostor", "cannot-check"])

/** The public answer, also of the JSON API. */
export const verifyAnswer = z.object({
  verdict,
  readAs: readKind,
  /** The exact string that was compared, with its kind before it: "telegram:@kestrel_news_zh". */
  compared: z.string(),
  /** For websites with letters beyond ASCII: the name that a browser really opens. */
  opens: z.string().nullable(),
  /** The entry, where the verdict is official. */
  entry: registerEntry.nullable(),
  /** Something that the platform knows it by was not given, so only the handle was compared. */
  handleOnly: z.boolean(),
  likeness: likeness.nullable(),
  unsure: unsure.nullable(),
  impostor: impostorFact.nullable(),
  register: z.object({ version: z.int(), entries: z.int() }),
  checkedAt: z.iso.datetime(),
  validSeconds: z.literal(ANSWER_SECONDS),
})
export type VerifyAnswer = z.infer<typeof verifyAnswer>

export const verifyQuery = z.object({
  q: z.string().max(MOST_QUERY),
  /** The reader's own word for what it is, where the reading was wrong. */
  as: readKind.optional(),
  lang: z.string().max(20).optional(),
})

// ---- the desk: the register ------------------------------------------------------------------------

export const registerVersion = z.object({
  id,
  /** Null while it waits for a second person, and for ever where it was declined. */
  version: z.int().nullable(),
  state: z.enum(["waiting", "published", "declined"]),
  basedOn: z.int(),
  note: z.string(),
  authorId: id.nullable(),
  authorName: z.string().nullable(),
  decidedByName: z.string().nullable(),
  at: z.iso.datetime(),
  decidedAt: z.iso.datetime().nullable(),
  added: z.int(),
  changed: z.int(),
  removed: z.int(),
})
export type RegisterVersion = z.infer<typeof registerVersion>

export const registerPage = z.object({
  version: z.int(),
  entries: z.array(registerEntry),
  history: z.array(registerVersion),
  mayPropose: z.boolean(),
  /** One that waits: with its entries, to be compared. */
  waiting: z
    .object({ id, entries: z.array(registerEntry), mayDecide: z.boolean(), mine: z.boolean() })
    .nullable(),
  keyId: z.string(),
})
export type RegisterPage = z.infer<typeof registerPage>

export const proposeRegister = z.object({
  requestId,
  basedOn: z.int().min(0),
  entries: registerEntries.min(1),
  note: z.string().trim().min(1).max(500),
})
export const decideRegister = z.object({ requestId, decision: z.enum(["publish", "decline"]) })
export const rollBackRegister = z.object({
  requestId,
  basedOn: z.int().min(0),
  version: z.int().min(1),
})

// ---- the desk: impostors ---------------------------------------------------------------------------

export const impostorState = z.enum(["new", "confirmed", "dismissed"])
export type ImpostorState = z.infer<typeof impostorState>

export const impostorLine = z.object({
  id,
  kind: readKind,
  identifier: z.string(),
  resembles: entryKey.nullable(),
  resemblesAddress: z.string().nullable(),
  tricks: z.array(z.string()),
  state: impostorState,
  reporters: z.int(),
  firstReportedAt: z.iso.datetime(),
  lastReportedAt: z.iso.datetime(),
  knownFor: both(300),
  takedown: impostorFact.shape.takedown,
  version: z.int(),
})
export type ImpostorLine = z.infer<typeof impostorLine>

export const impostorReport = z.object({
  id,
  metAt: z.string(),
  story: z.string(),
  signedIn: z.boolean(),
  at: z.iso.datetime(),
  files: z.array(z.object({ id, name: z.string(), size: z.int() })),
})
export type ImpostorReport = z.infer<typeof impostorReport>

export const impostorPage = z.object({
  impostors: z.array(impostorLine),
  /** What was asked about in the last seven days, without who asked. */
  signals: z.array(
    z.object({ identifier: z.string(), kind: readKind, resembles: entryKey.nullable(), n: z.int() }),
  ),
  mayDecide: z.boolean(),
})
export type ImpostorPage = z.infer<typeof impostorPage>

export const openedImpostor = z.object({
  line: impostorLine,
  reports: z.array(impostorReport),
  mayDecide: z.boolean(),
})
export type OpenedImpostor = z.infer<typeof openedImpostor>

export const judgeImpostor = z.object({
  requestId,
  basedOn: z.int(),
  state: impostorState,
  knownFor: both(300),
  takedown: impostorFact.shape.takedown,
})
