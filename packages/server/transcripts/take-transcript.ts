import type { Locale } from "@veridesk/contract/locale.ts"
import type { CustomerActor } from "@veridesk/contract/people.ts"
import { type SignedTranscript, TRANSCRIPT_FORMAT, type Transcript } from "@veridesk/contract/transcript.ts"
import { isShownToCustomers, readable } from "../conversations/index.ts"
import type { Db } from "../platform/db/connect.ts"
import { canonical } from "../platform/events/chain.ts"
import type { SigningKey } from "../platform/signing-key.ts"
import { type ChainedRow, chainOf, type FileRow, filesOf } from "./store.ts"

const PAGE = 1_000

export type TranscriptDeps = {
  db: Db
  key: SigningKey
  namesOf: (ids: string[]) => Promise<Map<string, string>>
  brand: { name: string; legalEntity: string; host: string }
  /** The two words by which the customer and an agent knew each other, as they are read. */
  pairOf: (joined: Joined, locale: Locale) => string
}

/** An agent in a conversation since a moment. */
export type Joined = { conversationId: string; agentId: string; joinedAt: Date }

/**
 * A conversation as its customer may keep it, whole and signed: what they may read with everything its hashes were made
 * of, and of the rest the bare links, so that the chain can be followed from its first event to its head.
 * @throws Refusal `not-found` where the conversation is not the customer's
 */
export async function takeTranscript(
  o: TranscriptDeps,
  { actor, now }: { actor: CustomerActor; now: Date },
  number: string,
): Promise<SignedTranscript> {
  const conversation = await readable(o.db, actor, { number })
  const rows = await wholeChain(o.db, conversation.id, conversation.lastSeq)
  const shown = rows.filter((row) => isShownToCustomers(row.kind, row.messageKind))
  const [names, files] = await Promise.all([
    o.namesOf([...new Set(shown.flatMap((row) => row.actorId ?? []))]),
    filesOf(
      o.db,
      shown.flatMap((row) => row.messageId ?? []),
    ),
  ])
  const filesByMessage = Map.groupBy(files, (file) => file.messageId)
  const visible = new Set(shown)
  const last = rows.at(-1)
  if (!last) throw new Error("a conversation has at least the event that opened it")
  const document: Transcript = {
    format: TRANSCRIPT_FORMAT,
    brand: o.brand.name,
    legalEntity: o.brand.legalEntity,
    host: o.brand.host,
    conversation: {
      id: conversation.id,
      number: conversation.number,
      subject: conversation.subject,
      locale: conversation.locale,
      openedAt: conversation.createdAt.toISOString(),
    },
    issuedAt: now.toISOString(),
    events: rows.map((row) =>
      visible.has(row)
        ? { ...shownEvent(row, { names, files: filesByMessage }), ...linkOf(row) }
        : { seq: row.seq, hidden: true as const, ...linkOf(row) },
    ),
    head: { seq: last.seq, hash: last.hash.toString("hex") },
  }
  return {
    ...document,
    signature: { algorithm: "Ed25519", key: o.key.id, value: o.key.sign(canonical(document)) },
  }
}

/** Up to the head that was read first: what comes in while we read is another transcript. */
async function wholeChain(db: Db, conversationId: string, lastSeq: number): Promise<ChainedRow[]> {
  const rows: ChainedRow[] = []
  while (rows.length < lastSeq) {
    const limit = Math.min(PAGE, lastSeq - rows.length)
    const page = await chainOf(db, conversationId, { after: rows.length, limit })
    if (page.length === 0) throw new Error("the chain ends before its head")
    rows.push(...page)
  }
  return rows
}

function shownEvent(row: ChainedRow, known: { names: Map<string, string>; files: Map<string, FileRow[]> }) {
  const { actorId, actorRealm, body, salt, messageId } = row
  return {
    seq: row.seq,
    kind: row.kind,
    at: row.at.toISOString(),
    actor: { realm: actorRealm, id: actorId, name: (actorId && known.names.get(actorId)) || "" },
    payload: row.payload,
    message:
      messageId && body !== null && salt
        ? {
            body,
            salt: salt.toString("hex"),
            files: (known.files.get(messageId) ?? []).map(({ name, mediaType, size, sha256 }) => ({
              name,
              mediaType,
              size: Number(size),
              sha256: sha256.toString("hex"),
            })),
          }
        : null,
  }
}

function linkOf({ prevHash, hash }: ChainedRow) {
  return { prevHash: prevHash.toString("hex"), hash: hash.toString("hex") }
}
