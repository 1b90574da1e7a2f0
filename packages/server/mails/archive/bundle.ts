import { createHash } from "node:crypto"
import { Refusal } from "@veridesk/contract/errors.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { SignedTranscript } from "@veridesk/contract/transcript.ts"
import { change, readable, type Serving } from "../../conversations/index.ts"
import { canonical } from "../../platform/events/chain.ts"
import type { Seal } from "../../platform/seal.ts"
import type { SigningKey } from "../../platform/signing-key.ts"
import { type ZipEntry, zip } from "../../platform/zip.ts"
import { aboutCopy } from "./keep-sent.ts"
import { mailsOf, sentCopy } from "./store.ts"

const MOST_MAILS = 2_000
const MOST_BYTES = 500 * 1024 * 1024

export type BundleDeps = {
  seal: Seal
  key: SigningKey
  /** The bytes of a mail that came in. */
  rawOf: (incomingId: string) => Promise<Uint8Array>
  transcriptOf: (c: {
    number: string
    customerId: string
    brandId: string
    now: Date
  }) => Promise<SignedTranscript>
}

/**
 * All mails of a conversation as files of their own, with its signed transcript and a list of every file's digest that is
 * signed with the installation's key: whoever has the bundle can show that nothing in it was changed. That it was taken
 * out, and by whom, stands in the conversation. Leads and administrators only (domain.md §3.3, export control).
 * @throws Refusal `forbidden`, `too-large`
 */
export async function emlBundle(
  ctx: Serving<StaffActor>,
  d: BundleDeps,
  o: { conversationId: string; requestId: string },
): Promise<{ name: string; bytes: Buffer }> {
  const { actor, db, now } = ctx
  if (actor.role !== "lead" && actor.role !== "administrator") throw new Refusal("forbidden", 403)
  const c = await readable(db, actor, { id: o.conversationId })
  const { sent, received } = await mailsOf(db, { conversationId: c.id, limit: MOST_MAILS + 1 })
  const size = [...sent, ...received].reduce((sum, mail) => sum + mail.size, 0)
  if (sent.length + received.length > MOST_MAILS || size > MOST_BYTES) throw new Refusal("too-large", 413)
  const asked = { key: { id: c.id }, requestId: o.requestId, input: { export: "eml" }, follows: true }
  await change(ctx, asked, () => ({
    facts: [{ kind: "mail.exported", payload: { sent: sent.length, received: received.length } }],
    patch: {},
  }))
  const files: ZipEntry[] = []
  for (const { id, receivedAt: at } of received)
    files.push({ name: `in/${stamp(at)}-${id}.eml`, bytes: await d.rawOf(id), at })
  for (const key of sent) {
    const copy = await sentCopy(db, key)
    if (!copy) continue
    const bytes = d.seal.open(copy.sealed, aboutCopy(key))
    files.push({ name: `out/${stamp(copy.sentAt)}-${key.mailId}-${key.place}.eml`, bytes, at: copy.sentAt })
  }
  files.push({ name: "transcript.json", bytes: asJson(await d.transcriptOf({ ...c, now })), at: now })
  files.push({ name: "proof.json", bytes: asJson(proofOf(d.key, { number: c.number, files, now })), at: now })
  return { name: `mails-${c.number}.zip`, bytes: zip(files) }
}

/** The digest of every file, and a signature over all of them together. */
function proofOf(key: SigningKey, o: { number: string; files: ZipEntry[]; now: Date }) {
  const list = {
    format: "veridesk-mails-1",
    conversation: o.number,
    issuedAt: o.now.toISOString(),
    files: o.files.map(({ name, bytes }) => ({
      name,
      sha256: createHash("sha256").update(bytes).digest("hex"),
    })),
  }
  return { ...list, signature: { algorithm: "Ed25519", key: key.id, value: key.sign(canonical(list)) } }
}

function asJson(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value, null, 2))
}

/** 20261126-061000: files are in their order where they are sorted by name. */
function stamp(at: Date): string {
  return at.toISOString().replace(/[-:]/g, "").replace("T", "-").slice(0, 15)
}
