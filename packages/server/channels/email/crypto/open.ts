import type { MailCrypto, MailMark } from "@veridesk/contract/mail/read-mail.ts"
import { plainAddress, readAddresses } from "../read/parse/addresses.ts"
import { every, first } from "../read/parse/headers.ts"
import { childrenOf, contentOf, type Entity, entityOf, everyEntity, textEntity, withCrlf } from "./entity.ts"
import { type Inline, inlineIn, textIn } from "./inline.ts"
import type { MailKeys } from "@veridesk/contract/mail/crypto-keys.ts"
import { decryptPgp, verifyClear, verifyPgp } from "./pgp.ts"
import { forPartOnly, type Signed } from "./signed.ts"
import { openSmime, verifySmime } from "./smime.ts"

export type Opened = {
  crypto: MailCrypto
  /** What counts of the mail from here on, as a MIME entity: what was encrypted or signed and nothing beside it. Null: all of it. */
  inner: Uint8Array | null
  /** The subject that was encrypted with it, as a header's value; null where only the outer one is there. */
  subject: string | null
  marks: MailMark[]
}

/** Envelopes within one another that are opened: what is signed, encrypted, signed again (RFC 8551 §3.7) is three. */
const MOST_LAYERS = 4

type State = {
  kind: MailCrypto["kind"]
  encrypted: boolean
  signature: Signed | null
  fault: MailCrypto["fault"]
  entity: Entity
  /** Something of the mail stood beside what is opened. */
  beside: boolean
}

/** What opening one envelope gave; null where there is none. */
type Layer =
  | { kind: MailCrypto["kind"]; encrypted: boolean; inner: Uint8Array; signature: Signed | null }
  | { kind: MailCrypto["kind"]; encrypted: boolean; fault: NonNullable<MailCrypto["fault"]> }

/**
 * Opens and checks a mail that is encrypted or signed, envelope by envelope. What comes out is only what was within: text
 * around an encrypted part is left out (whoever wraps it in HTML of theirs would learn what it says), and what is told to
 * be signed is the bytes that were. `from` is the author's address, null where there isn't exactly one.
 * @returns null where nothing of it is either
 */
export async function openMail(
  bytes: Uint8Array,
  o: { from: string | null; keys: MailKeys },
): Promise<Opened | null> {
  const known = o.keys.known.filter(({ address }) => address === o.from)
  const state = await openRoot(entityOf(bytes), { from: o.from, keys: { ...o.keys, known } })
  if (!state) return null
  const { kind, encrypted, signature, fault, entity, beside } = state
  const opened = entity.bytes !== bytes
  const crypto: MailCrypto = {
    kind,
    encrypted,
    signature: signature && opened ? asFrom(signature, entity, o.from) : signature,
    fault,
  }
  return {
    crypto,
    inner: opened ? entity.bytes : null,
    subject: opened && encrypted ? first(entity.fields, "subject") : null,
    marks: beside ? ["structure-damaged"] : [],
  }
}

type Before = { so: State | null; layers: number }
const NOTHING_YET: Before = { so: null, layers: 0 }

/** Envelope after envelope; `so` is what came of those before. */
async function openRoot(at: Entity, by: By, before: Before = NOTHING_YET): Promise<State | null> {
  const { so, layers } = before
  if (layers === MOST_LAYERS) return so
  const layer = await openLayer(at, by)
  if (!layer) return openWithin(at, so, by)
  if ("fault" in layer) return { ...(so ?? blank(at)), ...layer, signature: null }
  const next: State = {
    kind: layer.kind,
    encrypted: so?.encrypted === true || layer.encrypted,
    // A signature around something encrypted is of whoever sent it on; only one within is its author's.
    signature: layer.encrypted ? layer.signature : (layer.signature ?? so?.signature ?? null),
    fault: null,
    entity: unwrapped(entityOf(layer.inner)),
    beside: so?.beside ?? false,
  }
  return openRoot(next.entity, by, { so: next, layers: layers + 1 })
}

function blank(entity: Entity): Omit<State, "kind"> {
  return { encrypted: false, signature: null, fault: null, entity, beside: false }
}

/** A mail that was put whole into an envelope (RFC 8551 §3.1). */
function unwrapped(entity: Entity): Entity {
  return entity.type === "message/rfc822" ? entityOf(contentOf(entity)) : entity
}

/** With what, and as whose, a mail is opened. */
type By = { from: string | null; keys: MailKeys }

async function openLayer(entity: Entity, by: By): Promise<Layer | null> {
  if (entity.type === "multipart/encrypted") return openPgpMime(childrenOf(entity), by)
  if (entity.type === "multipart/signed") return openSigned(childrenOf(entity), by)
  return isSmime(entity) ? openCms(entity, by) : null
}

/** RFC 3156 §4: the version first, then the message. */
async function openPgpMime(children: Entity[], { keys }: By): Promise<Layer | null> {
  const [version, message] = children
  if (children.length !== 2 || version?.type !== "application/pgp-encrypted" || !message) return null
  return layerOf("pgp", await decryptPgp(contentOf(message), keys))
}

/** RFC 1847 §2.1: what is signed first, byte for byte, then the signature; and nothing else. */
async function openSigned(children: Entity[], { from, keys }: By): Promise<Layer | null> {
  const [signed, signature] = children
  if (children.length !== 2 || !signed || !signature) return null
  const [data, content] = [withCrlf(signed.bytes), contentOf(signature)]
  const told = { encrypted: false, inner: signed.bytes }
  if (signature.type === "application/pgp-signature")
    return { kind: "pgp", ...told, signature: await verifyPgp(data, content, keys) }
  if (/^application\/(?:x-)?pkcs7-signature$/.test(signature.type))
    return { kind: "smime", ...told, signature: await verifySmime(content, { from, keys, data }) }
  return null
}

/** Some servers forget its type and leave its name (RFC 8551 §3.2.1). */
function isSmime({ type, parameters }: Entity): boolean {
  if (/^application\/(?:x-)?pkcs7-mime$/.test(type)) return parameters["smime-type"] !== "certs-only"
  return type === "application/octet-stream" && /\.p7m$/i.test(parameters["name"] ?? "")
}

async function openCms(entity: Entity, by: By): Promise<Layer | null> {
  const opened = await openSmime(contentOf(entity), by)
  if (!opened) return null
  const { encrypted } = opened
  if ("fault" in opened) return { kind: "smime", encrypted, fault: opened.fault }
  return { kind: "smime", encrypted, inner: opened.data, signature: encrypted ? null : opened.signature }
}

type Decrypted = { data: Uint8Array; signature: Signed | null } | { fault: "no-key" | "damaged" }

function layerOf(kind: MailCrypto["kind"], opened: Decrypted): Layer {
  if ("fault" in opened) return { kind, encrypted: true, fault: opened.fault }
  return { kind, encrypted: true, inner: opened.data, signature: opened.signature }
}

/** What is encrypted or signed somewhere within a mail that isn't so as a whole. */
async function openWithin(root: Entity, state: State | null, by: By): Promise<State | null> {
  const parts = everyEntity(root)
  const beside = { beside: parts.length > 1 || (state?.beside ?? false) }
  for (const part of parts.filter(mayBeEnvelope)) {
    const layer = part === root ? null : await openNested(part, parts, by)
    if (!layer) continue
    const kept = state ?? { kind: layer.kind, ...blank(root) }
    if ("fault" in layer) return { ...kept, ...layer, encrypted: true, signature: null }
    // Everything but what was encrypted falls away; of what was signed only a part can be said to be.
    if (layer.encrypted)
      return {
        ...kept,
        ...beside,
        kind: layer.kind,
        encrypted: true,
        entity: unwrapped(entityOf(layer.inner)),
        signature: layer.signature,
      }
    return state?.signature ? state : { ...kept, kind: layer.kind, signature: forOne(layer.signature) }
  }
  return (await openInline(parts, state, by.keys)) ?? state
}

function mayBeEnvelope(part: Entity): boolean {
  return part.type.startsWith("multipart/") || part.type === "application/pgp-encrypted" || isSmime(part)
}

const forOne = (signed: Signed | null) => signed && forPartOnly(signed)

/** An envelope within a mail; some servers take a multipart/encrypted apart and leave its two parts beside others. */
async function openNested(part: Entity, parts: Entity[], by: By): Promise<Layer | null> {
  if (part.type !== "application/pgp-encrypted") return openLayer(part, by)
  const next = parts[parts.indexOf(part) + 1]
  return next ? layerOf("pgp", await decryptPgp(contentOf(next), by.keys)) : null
}

/** PGP in a text, without MIME. Its files were never encrypted or signed with it. */
async function openInline(parts: Entity[], state: State | null, keys: MailKeys): Promise<State | null> {
  const [root] = parts
  const texts = parts.filter(({ type }) => type === "text/plain")
  const found = texts.map(textIn).map(inlineIn)
  const inline = found.find((one) => one !== null)
  if (!root || !inline) return null
  const isAlone = parts.length === 1 && /^\s*$/.test(inline.before + inline.after)
  const kept = state ?? { kind: "pgp" as const, ...blank(root) }
  if (inline.what === "signed")
    return openClear(inline, { ...kept, isAlone, isText: parts.length === 1 }, keys)
  const opened = await decryptPgp(Buffer.from(inline.block), keys)
  if ("fault" in opened) return { ...kept, encrypted: true, signature: null, fault: opened.fault }
  const files = parts.filter(isFile)
  const text = new TextDecoder().decode(opened.data)
  return {
    ...kept,
    kind: "pgp",
    encrypted: true,
    entity: entityOf(files.length > 0 ? withFiles(text, files) : textEntity(text)),
    signature: files.length > 0 ? forOne(opened.signature) : opened.signature,
    beside: kept.beside || !isAlone,
  }
}

async function openClear(
  { block, before, after }: Inline,
  { isAlone, isText, ...kept }: State & { isAlone: boolean; isText: boolean },
  keys: MailKeys,
): Promise<State | null> {
  if (kept.signature) return kept
  const checked = await verifyClear(block, keys)
  if (!checked) return { ...kept, kind: "pgp", signature: { state: "bad", by: null, fingerprint: null } }
  const signature = isAlone ? checked.signature : forPartOnly(checked.signature)
  if (!isText) return { ...kept, kind: "pgp", signature }
  return { ...kept, kind: "pgp", signature, entity: entityOf(textEntity(before + checked.text + after)) }
}

function isFile({ type, fields }: Entity): boolean {
  const disposition = first(fields, "content-disposition") ?? ""
  return !type.startsWith("multipart/") && /^\s*attachment/i.test(disposition)
}

function withFiles(text: string, files: Entity[]): Uint8Array {
  const boundary = `opened-${crypto.randomUUID()}`
  const pieces = [textEntity(text), ...files.map(({ bytes }) => bytes)].flatMap((bytes) => [
    Buffer.from(`--${boundary}\r\n`),
    bytes,
    Buffer.from("\r\n"),
  ])
  const head = Buffer.from(`Content-Type: multipart/mixed; boundary="${boundary}"\r\n\r\n`)
  return new Uint8Array(Buffer.concat([head, ...pieces, Buffer.from(`--${boundary}--\r\n`)]))
}

/**
 * Whoever is named within as the author has to be who is named outside (RFC 9788 §4.10): a signed mail that is put into
 * somebody else's is no mail of theirs.
 */
function asFrom(signed: Signed, { fields }: Entity, from: string | null): Signed {
  const named = every(fields, "from")
  if (named.length === 0) return signed
  const authors = named.flatMap((value) => readAddresses(value)).map(({ address }) => plainAddress(address))
  const same = authors.length === 1 && authors[0]?.toLowerCase() === from
  return same ? signed : { ...signed, state: "bad" }
}
