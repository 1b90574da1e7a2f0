import type { MailEvidence } from "@veridesk/contract/mail/fate.ts"
import { BY_WRITER, further, type Written } from "./answers.ts"
import type { Expected, Row } from "./row.ts"
import { FIRST, firstMail } from "./story.ts"
import { ANOTHER_SERVER } from "./travel.ts"

const related = (...evidence: MailEvidence[]): Expected => ({ thread: "related", evidence })
const joins = (...evidence: MailEvidence[]): Expected => ({ thread: "joins", evidence })
const opens: Expected = { thread: "opens", evidence: ["first-mail"] }
/** Nobody signed it, and another server brought it; its domain only watches. */
const unproven: Pick<Written, "travel"> = { travel: () => ({ signed: [], ip: ANOTHER_SERVER }) }
const NOT_PROVEN: Expected["authenticity"] = {
  spf: "fail",
  dmarc: "fail",
  policy: "none",
  doubts: ["policy-failed"],
}
const toOurs = (s: { ours: string }) => ({ "In-Reply-To": `<${s.ours}>` })

const others: Row[] = [
  further(
    "a Message-ID of somebody else's conversation",
    { head: (s) => toOurs(s.other) },
    related("in-reply-to", "not-participant"),
  ),
  further(
    "the first Message-ID of somebody else's conversation, among References",
    { head: (s) => ({ References: `<${s.other.theirs}>` }) },
    related("references", "not-participant"),
  ),
  further(
    "the reply address that somebody else was told",
    { head: (s) => ({ To: s.other.replyTo }), travel: (s) => ({ to: [s.other.replyTo] }) },
    related("reply-token", "other-recipient", "not-participant"),
  ),
  further(
    "somebody else's reply address and Message-ID",
    { head: (s) => ({ ...toOurs(s.other), To: s.other.replyTo }) },
    related("in-reply-to", "reply-token", "other-recipient", "not-participant"),
  ),
  further(
    "somebody else's reply address beside one's own",
    { head: (s) => ({ To: `${s.other.replyTo}, ${s.replyTo}` }) },
    joins("reply-token", "participant", "aligned"),
  ),
  further(
    "one's own reply address and somebody else's Message-ID",
    { head: (s) => ({ ...toOurs(s.other), To: s.replyTo }) },
    joins("reply-token", "participant", "aligned"),
  ),
  further(
    "somebody else's number in the subject",
    { head: (s) => ({ Subject: `Re: [Ticket#${s.other.number}] Withdrawal` }) },
    opens,
  ),
  further(
    "one's own number in the subject is no sign either",
    { head: (s) => ({ Subject: `Re: [Ticket#${s.number}] Withdrawal` }) },
    opens,
  ),
  further("the subject of our answer alone", { head: () => ({ Subject: "Re: Withdrawal pending" }) }, opens),
  further(
    "the right id from another address of the same person",
    { head: (s) => ({ ...toOurs(s), From: "Odile Varga <odile.private@watched.example>" }) },
    related("in-reply-to", "not-participant"),
  ),
  further(
    "the reply address from another address of the same person",
    { head: (s) => ({ To: s.replyTo, From: "Odile Varga <odile.private@watched.example>" }) },
    related("reply-token", "other-recipient", "not-participant"),
  ),
  further(
    "the right id from an address with a tag",
    { head: (s) => ({ ...toOurs(s), From: `Odile Varga <${s.address.replace("@", "+desk@")}>` }) },
    related("in-reply-to", "not-participant"),
  ),
  further(
    "the right id from the same name elsewhere",
    {
      head: (s) => ({ ...toOurs(s), From: `Odile Varga <${s.address.replace("watched", "plain")}>` }),
      travel: () => ({ from: "x@plain.example", signed: [{ by: "plain.example" }] }),
    },
    {
      ...related("in-reply-to", "not-participant"),
      authenticity: { aligned: true, spf: "pass", dkim: "pass", dkimBy: ["plain.example"] },
    },
  ),
]

const notProven: Row[] = [
  further(
    "the right id, not proven",
    { head: toOurs, ...unproven },
    { ...related("in-reply-to", "not-aligned"), authenticity: NOT_PROVEN },
  ),
  further(
    "the right reply address, not proven",
    { head: (s) => ({ To: s.replyTo }), ...unproven },
    { ...related("reply-token", "not-aligned"), authenticity: NOT_PROVEN },
  ),
  further(
    "the right reply address and both ids, not proven",
    { head: (s) => ({ ...toOurs(s), References: `<${s.ours}>`, To: s.replyTo }), ...unproven },
    { ...related("in-reply-to", "references", "reply-token", "not-aligned"), authenticity: NOT_PROVEN },
  ),
  further(
    "the right id, signed by somebody else",
    {
      head: toOurs,
      travel: () => ({
        ip: ANOTHER_SERVER,
        from: "b@attacker.example",
        signed: [{ by: "attacker.example" }],
      }),
    },
    {
      ...related("in-reply-to", "not-aligned"),
      authenticity: {
        spf: "pass",
        dkim: "pass",
        dkimBy: ["attacker.example"],
        dmarc: "fail",
        policy: "none",
        doubts: ["policy-failed"],
      },
    },
  ),
  further(
    "the right id, by a list that broke the signature and sealed it",
    {
      head: (s) => ({ ...toOurs(s), "List-Id": "<traders.lists.example>" }),
      travel: () => ({
        from: "b@lists.example",
        changed: (mail) => Buffer.concat([mail, Buffer.from("\r\n\r\nTraders")]),
        sealed: "lists.example",
      }),
    },
    {
      ...related("in-reply-to", "not-aligned"),
      kind: "list",
      authenticity: {
        spf: "pass",
        dkim: "neutral",
        dmarc: "fail",
        policy: "none",
        arc: "pass",
        doubts: ["policy-failed", "list"],
      },
    },
  ),
  further(
    "the right reply address, proven, with an answer wanted elsewhere",
    { head: (s) => ({ To: s.replyTo, "Reply-To": "x@attacker.example" }) },
    {
      ...joins("reply-token", "participant", "aligned"),
      authenticity: { ...BY_WRITER, doubts: ["reply-elsewhere"] },
    },
  ),
  further(
    "the right reply address, two authors",
    { head: (s) => ({ To: s.replyTo, From: `Odile <${s.address}>, Evil <evil@attacker.example>` }) },
    {
      thread: "quarantine: several-senders",
      marks: ["several-senders"],
      authenticity: { spf: "pass", dkim: "pass", dkimBy: ["watched.example"], doubts: ["several-senders"] },
    },
  ),
]

const ids: Row[] = [
  further(
    "an answer to one's own first mail, which we haven't answered",
    { before: "written", head: (s) => ({ "In-Reply-To": `<${s.theirs}>` }) },
    joins("in-reply-to", "participant", "aligned"),
  ),
  further(
    "the writer's address in capitals",
    { head: (s) => ({ ...toOurs(s), From: `ODILE VARGA <${s.address.toUpperCase()}>` }) },
    joins("in-reply-to", "participant", "aligned"),
  ),
  further(
    "an id in capitals is another id",
    { head: (s) => ({ "In-Reply-To": `<${s.ours.toUpperCase()}>` }) },
    opens,
  ),
  further("the beginning of an id", { head: (s) => ({ "In-Reply-To": `<${s.ours.slice(0, 12)}>` }) }, opens),
  further("ids that are empty", { head: () => ({ "In-Reply-To": "<>", References: "<> < >" }) }, opens),
  further("ids in words", { head: () => ({ "In-Reply-To": "Your message of Sunday" }) }, opens),
  further(
    "ids that nobody knows",
    {
      head: () => ({
        "In-Reply-To": "<unknown@watched.example>",
        References: "<unknown-too@watched.example>",
      }),
    },
    opens,
  ),
  further("no ids at all", { head: () => ({ "Message-ID": null }) }, { ...opens, marks: ["no-message-id"] }),
  further(
    "an empty Message-ID, twice",
    { head: () => ({ "Message-ID": ["<>", "<>"] }) },
    { ...opens, marks: ["no-message-id", "doubled-headers"] },
  ),
  further(
    "the same Message-ID with other words",
    { before: "written", head: (s) => ({ "Message-ID": `<${s.theirs}>` }) },
    opens,
  ),
  further(
    "our own mail comes back",
    { head: (s) => ({ "Message-ID": `<${s.ours}>` }) },
    { thread: "rejected: loop" },
  ),
  further(
    "our own mail comes back in somebody's name, not proven",
    { head: (s) => ({ "Message-ID": `<${s.other.ours}>` }), ...unproven },
    { thread: "rejected: loop", authenticity: NOT_PROVEN },
  ),
  further(
    "one mail for two mailboxes of ours",
    {
      head: () => ({ Cc: "trade@kestrel.example" }),
      travel: () => ({ to: ["support@kestrel.example", "trade@kestrel.example"] }),
    },
    { ...opens, thread: ["opens", "opens"] },
  ),
  further(
    "an answer by its id for two mailboxes of ours: there once",
    { head: toOurs, travel: () => ({ to: ["support@kestrel.example", "trade@kestrel.example"] }) },
    { ...joins("in-reply-to", "participant", "aligned"), thread: ["joins", "rejected: duplicate"] },
  ),
]

const again: Row = {
  ...further(
    "the same mail again",
    { before: "written", head: () => ({}), text: FIRST },
    { thread: "rejected: duplicate" },
  ),
  mail: ({ address }) => firstMail(address),
}

const ends: Row[] = [
  further(
    "a conversation that was merged into another goes on there",
    { before: "merged", head: toOurs },
    joins("in-reply-to", "participant", "aligned", "merged"),
  ),
  further(
    "the reply address of one that was merged",
    { before: "merged", head: (s) => ({ To: s.replyTo }) },
    joins("reply-token", "participant", "aligned", "merged"),
  ),
  further(
    "a conversation that was solved opens again",
    { before: "solved", head: toOurs },
    joins("in-reply-to", "participant", "aligned"),
  ),
  further(
    "one that was solved long ago is named by a new one",
    { before: "over", head: toOurs },
    related("in-reply-to", "over-too-long"),
  ),
  further(
    "the reply address of one that was solved long ago",
    { before: "over", head: (s) => ({ To: s.replyTo }) },
    related("reply-token", "over-too-long"),
  ),
]

export const strangers: Row[] = [...others, ...notProven, ...ids, again, ...ends]
