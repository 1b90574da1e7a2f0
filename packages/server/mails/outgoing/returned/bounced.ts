import type { MailBounce } from "@veridesk/contract/mail/read-mail.ts"
import { changeWithin, endOfMerges } from "../../../conversations/index.ts"
import type { Db } from "../../../platform/db/connect.ts"
import { tokenDigest } from "../outgoing.ts"
import { addTrouble, type Hit, markReported, reported } from "./store.ts"

const LONGEST_WHY = 500

export type Report = MailBounce & {
  /** Of the address for bounces that it came to (`tokenIn`), where it came to one. */
  token: string | null
}

/**
 * Takes in what somebody's mail server says of a mail of ours: it came back (RFC 3464), it arrived, it was complained of
 * (RFC 5965). The recipient's state is kept, an address that doesn't work or doesn't want us gets nothing by itself any
 * more, and the conversation is told. Only recipients whom that mail really went to are believed to be concerned: whoever
 * makes up a report can't shut out anybody else.
 * @returns the conversation it is about (where it goes on, if it was merged) and the mail; null where it is about nothing of ours
 */
export async function bounced(
  tx: Db,
  report: Report,
  now: Date,
): Promise<{ conversationId: string | null; mailId: string } | null> {
  const rfcIds = report.about.slice(0, 20).map((id) => `<${id}>`)
  const tokenHash = report.token ? tokenDigest(report.token) : null
  const hits = await reported(tx, { rfcIds, tokenHash })
  const concerned = concernedBy(report, hits)
  const [first] = concerned
  if (!first) return hits[0] ? found(tx, hits[0]) : null
  for (const { hit, said } of concerned) {
    const { mailId, place, address } = hit
    const why = said.why.slice(0, LONGEST_WHY)
    const { status, action } = said
    const state = action === "failed" ? "bounced" : action === "delayed" ? null : "delivered"
    await markReported(tx, { mailId, place, state, status, why })
    const kind = action === "failed" ? "bounced" : action === "complained" ? "complained" : null
    if (!kind) continue
    await addTrouble(tx, { address, kind, status, why, mailId, at: now })
    await tellOf(tx, hit, { kind, status, now })
  }
  return found(tx, first.hit)
}

type Said = MailBounce["recipients"][number]

/** Which recipients of ours a report speaks of: those it names, and whoever's own address for bounces it came to. */
function concernedBy(report: Report, hits: Hit[]): { hit: Hit; said: Said }[] {
  const named = new Map(report.recipients.map((said) => [said.address.toLowerCase(), said]))
  const newest = hits[0]?.mailId
  const [only] = report.recipients
  return hits
    .filter(({ mailId }) => mailId === newest)
    .flatMap((hit, _at, all) => {
      // Forwarded mail comes back under an address we don't know; the address it came back to says whose it was.
      const itself = hit.byToken || all.length === 1 ? only : undefined
      const said =
        named.get(hit.address.toLowerCase()) ?? (report.recipients.length === 1 ? itself : undefined)
      return said ? [{ hit, said }] : []
    })
}

async function found(tx: Db, { conversationId, mailId }: Hit) {
  return { conversationId: conversationId && (await endOfMerges(tx, conversationId)), mailId }
}

/** Says in a conversation (where it goes on) that a mail about it came back, was complained of, or could not be sent. */
export async function tellOf(
  tx: Db,
  { conversationId, aboutMessage, mailId }: Pick<Hit, "conversationId" | "aboutMessage" | "mailId">,
  o: { kind: "bounced" | "complained" | "failed"; status: string | null; now: Date },
): Promise<void> {
  if (!conversationId) return
  const id = await endOfMerges(tx, conversationId)
  await changeWithin(
    tx,
    { actor: { realm: "system", id: null, name: "mail" }, now: o.now, key: { id } },
    () => ({
      facts: [
        { kind: "mail.bounced", payload: { mailId, about: aboutMessage, how: o.kind, status: o.status } },
      ],
      patch: {},
    }),
  )
}
