import { newId } from "@veridesk/contract/ids.ts"
import { changeWithin, endOfMerges } from "../conversations/index.ts"
import type { Db } from "../platform/db/connect.ts"
import { inTransaction } from "../platform/db/transaction.ts"
import type { PlaceDeps } from "./deps.ts"
import { settle } from "./incoming/settle.ts"
import { bodyOf, keptMailOf, signOf } from "./kept-mail.ts"
import { bounced } from "./outgoing/returned/bounced.ts"
import { tokenIn } from "./outgoing/outgoing.ts"
import type { Arrived } from "./arrived.ts"
import { onceIn, saidOf, settleIn, unlessPlaced } from "./settle-in.ts"

/**
 * A report about a mail of ours (it didn't arrive, it was called spam): what it says is noted at that mail, and the report
 * stands as an internal line in the conversation, which moves no clock. One about nothing that we sent leads nowhere.
 */
export async function placeReport(o: PlaceDeps, a: Arrived): Promise<void> {
  const { incoming, mail } = a
  const report = mail.bounce ?? { recipients: [], about: [] }
  const addressed = [...incoming.envelope.to, ...mail.deliveredTo, ...mail.to.map(({ address }) => address)]
  const token = addressed.map(tokenIn).find((one) => one !== null)?.token ?? null
  await unlessPlaced(o.db, a, () =>
    inTransaction(o.db, async (tx) => {
      const about = [...report.about, ...mail.inReplyTo, ...mail.references]
      const of = await bounced(tx, { ...report, about, token }, o.clock())
      if (!of?.conversationId) {
        const fate = { fate: "rejected" as const, reason: "bounce-of-nothing" as const, details: saidOf(a) }
        return void (await settle(tx, { id: incoming.id, fate, gist: a.gist }))
      }
      await noteMail(tx, o, { ...a, conversationId: of.conversationId })
    }),
  )
  o.announce()
}

/** Something that no person wrote, about a conversation: read by staff, it opens nothing again and makes nobody wait. */
export async function placeNote(o: PlaceDeps, a: Arrived, conversationId: string): Promise<void> {
  await unlessPlaced(o.db, a, () => inTransaction(o.db, (tx) => noteMail(tx, o, { ...a, conversationId })))
  o.announce()
}

async function noteMail(tx: Db, o: PlaceDeps, a: Arrived & { conversationId: string }): Promise<void> {
  const conversationId = await endOfMerges(tx, a.conversationId)
  await onceIn(tx, a, conversationId)
  const messageId = newId()
  const kept = keptMailOf(a, { messageId, conversationId, refused: [], inline: [] })
  await settleIn(tx, a, { kept, thread: null })
  await changeWithin(tx, { actor: SYSTEM, now: o.clock(), key: { id: conversationId } }, (held) => ({
    facts: [
      {
        kind: "mail.noted",
        payload: { what: a.mail.kind, mail: signOf(a) },
        message: { id: messageId, kind: "note", body: bodyOf(a) },
      },
    ],
    patch: { updatedAt: held.updatedAt },
  }))
}

const SYSTEM = { realm: "system" as const, id: null, name: "Veridesk" }
