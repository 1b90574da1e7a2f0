import type { Authenticity } from "@veridesk/contract/mail/authenticity.ts"
import type { MailEvidence } from "@veridesk/contract/mail/fate.ts"
import type { Judged, Thread } from "../../channels/email/read/testing/corpus/judged.ts"
import { names } from "../../channels/email/read/testing/corpus/names.ts"
import type { Row } from "../../channels/email/read/testing/corpus/row.ts"
import { type Story, STORY } from "../../channels/email/read/testing/corpus/story.ts"
import { THEIR_SERVER } from "../../channels/email/read/testing/corpus/travel.ts"
import { sealedBy, signedWith } from "../../channels/email/testing/signatures.ts"
import { beginStories, type Begun } from "./begin-stories.ts"
import { inLanes } from "./in-lanes.ts"
import type { PostOffice } from "./post-office.ts"

/** What became of a mail of the corpus. */
export type Came = {
  thread: (Thread | "elsewhere")[]
  evidence: MailEvidence[]
  /** Null where nothing is said of it. */
  judged: Judged | null
  /** Null where others wrote from the same address, in no order. */
  firstSeen: boolean | null
}

const HOUR = 3_600_000

/** Sends the corpus through a house, each mail as its row says it travelled, and tells what became of each by its name. */
export async function placeCorpus(post: PostOffice, rows: Row[]): Promise<Map<string, Came>> {
  post.dns.records.clear()
  for (const [name, texts] of Object.entries(names)) post.dns.records.set(name, texts)
  const stories = await beginStories(post, rows)
  const kept = await inLanes(rows.entries(), async ([at, row]) => {
    const begun = stories.get(row.name)
    return { at, row, begun, ids: await handIn(post, row, { at, story: begun ? begun.story : STORY }) }
  })
  const ends = await endsOf(
    post,
    kept.flatMap(({ ids }) => ids),
  )
  return new Map(
    kept.map(({ at, row, begun, ids }) => {
      const came = ids.map((id) => cameOf(ends.get(id), { at, begun }))
      const [first] = came
      if (!first) throw new Error(`${row.name} was not kept`)
      // Of a mail for several mailboxes each ends by itself.
      return [row.name, { ...first, thread: came.flatMap(({ thread }) => thread) }]
    }),
  )
}

async function handIn(post: PostOffice, row: Row, { at, story }: { at: number; story: Story }) {
  const travel = row.travel?.(story) ?? {}
  const { from = "bounce@mail.example", ip = THEIR_SERVER, to = ["support@kestrel.example"] } = travel
  let bytes: Buffer = ownOf(Buffer.from(row.mail(story)), at)
  for (const signature of travel.signed ?? []) bytes = await signedWith(bytes, signature)
  bytes = travel.changed?.(bytes) ?? bytes
  if (travel.sealed) bytes = await sealedBy(bytes, travel.sealed)
  bytes = travel.changedAfter?.(bytes) ?? bytes
  const kept = await post.house.app.keepMail({
    way: ip === null ? "imap" : "smtp",
    envelope: { from, to, ip, helo: "mx.mail.example", tls: true },
    source: bytes,
    mailboxIds: to.map((address) => post.house.app.mailboxes.forAddress(address)?.id ?? null),
    // Of those who wrote several, none wrote too many in one hour.
    receivedAt: new Date(post.house.clock().getTime() + 2 * at * HOUR),
  })
  if ("later" in kept) throw new Error(`${row.name} was put off: ${kept.later}`)
  return kept.ids
}

/** The rows share writer, id and time of the made mail; here they are mails of their own. */
function ownOf(mail: Buffer, at: number): Buffer {
  const end = Math.min(mail.length, 4096)
  const head = mail
    .subarray(0, end)
    .toString("latin1")
    .replace("<20261122042500.1@mail.example>", `<corpus-${at}@mail.example>`)
    .replace("From: Odile Varga <odile.varga@mail.example>", `From: Odile Varga <${writerOf(at)}>`)
    .replace("Date: Sun, 22 Nov 2026 12:25:00 +0800", `Date: ${new Date(FIRST + at * 1000).toUTCString()}`)
  return Buffer.concat([Buffer.from(head, "latin1"), mail.subarray(end)])
}

const writerOf = (at: number) => `odile.varga-${at}@mail.example`
const FIRST = Date.parse("2026-11-22T04:25:00Z")

type End = {
  id: string
  fate: string
  reason: string | null
  address: string | null
  conversationId: string | null
  authenticity: Authenticity | null
  evidence: MailEvidence[] | null
  related: string[] | null
  kind: string | null
  /** Messages of the conversation before this one. */
  before: number
}

async function endsOf(post: PostOffice, ids: string[]): Promise<Map<string, End>> {
  const waiting = "select count(*)::int as n from incoming_mails where id = any($1) and fate = 'stored'"
  while ((await post.house.pool.query(waiting, [ids])).rows[0].n > 0)
    await new Promise((resolve) => setTimeout(resolve, 100))
  const { rows } = await post.house.pool.query<End>(
    `select i.id, i.fate, i.reason, i.from_address as address, i.conversation_id as "conversationId",
       coalesce(m.authenticity, i.details -> 'authenticity') as authenticity, m.reading -> 'evidence' as evidence,
       m.reading -> 'related' as related, said.kind,
       (select count(*)::int from messages b where b.conversation_id = said.conversation_id and b.seq < said.seq) as before
     from incoming_mails i left join mails m on m.incoming_id = i.id left join messages said on said.id = i.message_id
     where i.id = any($1)`,
    [ids],
  )
  return new Map(rows.map((row) => [row.id, row]))
}

function cameOf(end: End | undefined, { at, begun }: { at: number; begun: Begun | undefined }): Came {
  if (!end) throw new Error("a mail is nowhere")
  return {
    thread: [threadOf(end, begun)],
    evidence: end.evidence ?? [],
    judged: end.authenticity && judgedOf(end.authenticity),
    firstSeen: end.address === (begun?.story.address ?? writerOf(at)) ? isFirst(end) : null,
  }
}

function isFirst({ authenticity }: End): boolean | null {
  return authenticity && authenticity.doubts.includes("first-seen")
}

function threadOf(end: End, begun: Begun | undefined): Came["thread"][number] {
  if (end.fate !== "conversation") return `${end.fate}: ${end.reason}` as Thread
  if (end.before === 0) return (end.related?.length ?? 0) > 0 ? "related" : "opens"
  if (end.conversationId !== begun?.endsIn) return "elsewhere"
  return end.kind === "note" ? "noted" : "joins"
}

function judgedOf(a: Authenticity): Judged {
  return {
    aligned: a.aligned,
    domain: a.domain,
    spf: a.spf.result,
    dkim: a.dkim.result,
    dkimBy: a.dkim.domains,
    dmarc: a.dmarc.result,
    policy: a.dmarc.policy,
    arc: a.arc.result,
    doubts: a.doubts.filter((doubt) => doubt !== "first-seen"),
    resembles: a.resembles,
  }
}
