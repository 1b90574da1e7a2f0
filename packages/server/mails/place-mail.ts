import type { ReadMail } from "@veridesk/contract/mail/read-mail.ts"
import type { Arrived } from "./arrived.ts"
import type { PlaceDeps } from "./deps.ts"
import type { Fate, Gist, Incoming, Place, Release } from "./incoming/incoming.ts"
import { duplicateOf, settle } from "./incoming/settle.ts"
import { joinByMail } from "./join-by-mail.ts"
import { judge } from "./judge.ts"
import { isFollowUp, sameAs, sortOut, tokensIn } from "./mail.ts"
import { domainOf } from "./outgoing/outgoing.ts"
import { placingOf } from "./match.ts"
import { openByMail } from "./open-by-mail.ts"
import { placeNote, placeReport } from "./place-report.ts"
import { meetSender } from "./senders/store.ts"
import { candidatesFor } from "./threads/store.ts"
import type { Before } from "./incoming/store.ts"
import { saidOf } from "./settle-in.ts"
import { withoutSecrets } from "./without-secrets.ts"

/**
 * The one road of a mail: read apart, its secrets taken out, its sender judged; then it goes to a conversation of its
 * own, into the one it belongs to, to quarantine, or nowhere, and in each case that is written down once.
 */
export function makePlaceMail(o: PlaceDeps): Place {
  return async (incoming, bytes) => {
    const mailbox = incoming.mailboxId === null ? null : o.mailboxById(incoming.mailboxId)
    if (!mailbox) throw new Error("a mail came to a mailbox that isn't there")
    const { reading, check } = await o.read(bytes, incoming.envelope, mailbox)
    if ("unreadable" in reading) {
      const fate = { fate: "quarantine" as const, reason: reading.unreadable, details: {}, sameAs: null }
      return void (await settle(o.db, { id: incoming.id, fate, gist: NOTHING }))
    }
    const { mail, removed } = await withoutSecrets(byProgram(reading.mail, incoming), o.findSecrets)
    const [from] = mail.from
    const address = from?.address.toLowerCase() ?? ""
    const gist = { address: address || null, name: from?.name ?? null, subject: mail.subject }
    const same = sameAs(reading.mail)
    const { sender, isOurs, before } = await meetSender(o.db, {
      brandId: mailbox.brandId,
      address: address || "unknown",
      domain: domainOf(address),
      at: incoming.receivedAt,
      mail: { id: incoming.id, rfcId: mail.messageId, sameAs: same },
    })
    const resembles = address ? o.resembles(address) : null
    const authenticity = judge({
      mail,
      check,
      firstSeen: sender.firstSeenAt === null,
      resembles,
      isOwnDomain: o.isOwnDomain,
      namesUs: o.namesUs,
    })
    const arrived: Arrived = {
      incoming,
      mailbox,
      mail,
      bytes: reading.bytes,
      removed,
      authenticity,
      sender,
      evidence: [],
      related: [],
      sameAs: same,
      gist,
    }
    const sorted = sortOut({
      mail,
      authenticity,
      isOurs,
      blocked: sender.blocked,
      inHour: sender.inHour,
      imitates: resembles?.near ?? false,
    })
    if (incoming.release) return release(arrived, incoming.release)
    if (sorted.to === "conversation") return place(arrived, before)
    const details = saidOf(arrived)
    const fate: Fate =
      sorted.to === "quarantine"
        ? { fate: "quarantine", reason: sorted.reason, details, sameAs: arrived.sameAs }
        : { fate: "rejected", reason: sorted.reason, details }
    await end(arrived, fate)
  }

  async function place(a: Arrived, before: Before | null): Promise<void> {
    if (before) return end(a, duplicateOf(before, saidOf(a)))
    if (a.mail.kind === "bounce" || a.mail.kind === "feedback") return placeReport(o, a)
    const candidates = await candidatesFor(o.db, signsOf(a))
    const placing = placingOf({ aligned: a.authenticity.aligned, candidates })
    const told = { ...a, evidence: placing.evidence }
    // What a program answered to a mail of ours is no message of anybody; it needs the same proof all the same.
    if (placing.join !== null && NOBODY_WROTE.has(a.mail.kind)) return placeNote(o, told, placing.join)
    if (placing.join !== null) {
      const joined = await joinByMail(o, told, placing)
      if (joined) return
      return openByMail(o, {
        ...told,
        evidence: [...placing.evidence, "over-too-long"],
        related: [placing.join],
      })
    }
    // Of somebody's absence nobody needs to know who has no conversation with them.
    if (a.mail.kind === "out-of-office" || a.mail.kind === "receipt")
      return end(a, { fate: "rejected", reason: "automatic", details: saidOf(a) })
    return openByMail(o, { ...told, related: placing.related })
  }

  /** As somebody has decided who looked at it. */
  async function release(a: Arrived, { to, teamId }: Release): Promise<void> {
    const told = { ...a, evidence: ["released" as const] }
    if (to !== null && (await joinByMail(o, told, { join: to, followUp: false }))) return
    const mailbox = teamId === null ? a.mailbox : { ...a.mailbox, teamId }
    return openByMail(o, { ...told, mailbox, related: to === null ? [] : [to] })
  }

  function signsOf({ mail, incoming, mailbox, sender, authenticity }: Arrived) {
    const addressed = [...mail.to, ...mail.cc].map(({ address }) => address)
    const days = o.replyClock.reopenDays()
    return {
      brandId: mailbox.brandId,
      tokens: tokensIn([...incoming.envelope.to, ...mail.deliveredTo, ...addressed]),
      inReplyTo: mail.inReplyTo,
      references: mail.references,
      sender: mail.from[0]?.address.toLowerCase() ?? "",
      followUp: authenticity.aligned && isFollowUp(mail.subject),
      uid: mail.found.uids[0] ?? sender.registered?.uid ?? null,
      reopenedSince: new Date(o.clock().getTime() - days * 86_400_000),
    }
  }

  /** Ends a mail without a conversation; where the same one was quicker, it is a duplicate. */
  async function end({ incoming, gist }: Arrived, fate: Fate): Promise<void> {
    await settle(o.db, { id: incoming.id, fate, gist })
  }
}

/** What comes with the null sender wants no answer (RFC 5321 §4.5.5), whatever it says of itself. */
function byProgram(mail: ReadMail, { envelope }: Incoming): ReadMail {
  return envelope.from === "" && mail.kind === "person" ? { ...mail, kind: "auto-reply" } : mail
}

const NOBODY_WROTE: ReadonlySet<string> = new Set(["auto-reply", "out-of-office", "receipt"])

const NOTHING: Gist = { address: null, name: null, subject: null }
