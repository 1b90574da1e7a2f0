import type { MailEvidence } from "@veridesk/contract/mail/fate.ts"
import { type MadeHead, makeMail, plain, word } from "../make-mail.ts"
import type { Expected, Row } from "./row.ts"
import type { Before, Story } from "./story.ts"
import type { Travel } from "./travel.ts"

const THANKS = "It has arrived, thank you."
/** Of a story's writer, signed and sent by their own server. */
export const BY_WRITER: Expected["authenticity"] = {
  aligned: true,
  spf: "pass",
  dkim: "pass",
  dkimBy: ["watched.example"],
  dmarc: "pass",
  policy: "none",
}

export type Written = {
  head: (story: Story) => MadeHead
  before?: Before
  text?: string
  travel?: (story: Story) => Travel
}

/** A further mail of a story's writer, proven. */
export const further = (
  name: string,
  { head, before = "answered", text = THANKS, travel }: Written,
  expect: Expected,
): Row => ({
  name: `thread: ${name}`,
  before,
  mail: (story) =>
    makeMail(
      { From: `Odile Varga <${story.address}>`, Subject: "Re: Withdrawal pending", ...head(story) },
      plain(text),
    ),
  travel: (story) => ({ from: story.address, signed: [{ by: "watched.example" }], ...travel?.(story) }),
  expect: { text, authenticity: BY_WRITER, ...expect },
})

const joins = (...signs: MailEvidence[]): Expected => ({
  thread: "joins",
  evidence: [...signs, "participant", "aligned"],
})
const BOTH = joins("in-reply-to", "references")
/** Both fields, as nearly every program writes them. */
const both = (s: Story, more: MadeHead = {}): MadeHead => ({
  "In-Reply-To": `<${s.ours}>`,
  References: `<${s.theirs}> <${s.ours}>`,
  ...more,
})

/** As programs write an answer to our mail. */
const programs: Row[] = [
  further("Gmail", { head: (s) => both(s, { "Message-ID": `<CAF+1.${s.address}>` }) }, BOTH),
  further("Apple Mail", { head: (s) => both(s, { "X-Mailer": "Apple Mail (2.3826.200.121)" }) }, BOTH),
  further(
    "Apple Mail, with References written anew",
    { head: (s) => ({ "In-Reply-To": `<${s.ours}>`, References: "<9B1D-new-root@icloud.example>" }) },
    joins("in-reply-to"),
  ),
  further(
    "Apple Mail, answering what was put between",
    {
      head: (s) => ({
        "In-Reply-To": "<9B1D-new-root@icloud.example>",
        References: `<${s.ours}> <9B1D-new-root@icloud.example>`,
      }),
    },
    joins("references"),
  ),
  further(
    "iPhone",
    { head: (s) => both(s, { "X-Mailer": "iPhone Mail (22B83)", Subject: "Re: Withdrawal pending" }) },
    BOTH,
  ),
  further(
    "Outlook, with a Thread-Index",
    {
      head: (s) =>
        both(s, { "Thread-Index": "AQHbPC0zkx9F3k2m0kq1hQ==", "Thread-Topic": "Withdrawal pending" }),
    },
    BOTH,
  ),
  further(
    "Outlook, with In-Reply-To alone",
    { head: (s) => ({ "In-Reply-To": `<${s.ours}>`, "Thread-Index": "AQHbPC0zkx9F3k2m0kq1hQ==" }) },
    joins("in-reply-to"),
  ),
  further(
    "Outlook, with a Thread-Index alone, which anybody can make",
    { head: () => ({ "Thread-Index": "AQHbPC0zkx9F3k2m0kq1hQ==", "Thread-Topic": "Withdrawal pending" }) },
    { thread: "opens", evidence: ["first-mail"] },
  ),
  further(
    "Outlook.com, References over lines",
    {
      head: (s) =>
        both(s, { References: `<${s.theirs}>\r\n <SA1PR@namprd.prod.outlook.example>\r\n <${s.ours}>` }),
    },
    BOTH,
  ),
  further(
    "QQ 邮箱",
    {
      head: (s) =>
        both(s, {
          Subject: word("回复：Withdrawal pending", "gb18030"),
          References: `<${s.theirs}>\r\n\t<${s.ours}>`,
          "X-QQ-mid": "webmail201t1",
        }),
    },
    BOTH,
  ),
  further(
    "QQ 邮箱, 只有回复地址",
    { head: (s) => ({ To: `"support" <${s.replyTo}>`, Subject: word("回复：Withdrawal pending", "gbk") }) },
    joins("reply-token"),
  ),
  further(
    "Foxmail",
    {
      head: (s) => ({
        References: `<${s.ours}>`,
        "X-Mailer": "Foxmail 7.2.25.375[cn]",
        Subject: word("回复: Withdrawal pending", "gb18030"),
      }),
    },
    joins("references"),
  ),
  further(
    "网易 163",
    {
      head: (s) =>
        both(s, { Subject: word("回复:Withdrawal pending", "gbk"), "X-Mailer": "Coremail Webmail" }),
    },
    BOTH,
  ),
  further(
    "网易邮箱大师",
    {
      head: (s) => ({
        "In-Reply-To": `<${s.ours}>`,
        References: `<${s.theirs}>\r\n\t<${s.ours}>`,
        Subject: word("回复：Withdrawal pending"),
      }),
    },
    BOTH,
  ),
  further(
    "飞书",
    {
      head: (s) =>
        both(s, { Subject: word("回复: Withdrawal pending"), "X-Lms-Return-Path": `<lba+${s.address}>` }),
    },
    BOTH,
  ),
  further(
    "Lotus Notes",
    {
      head: (s) => both(s, { "Message-ID": `<OF3B.${s.address}>`, "X-Mailer": "Lotus Notes Release 9.0.1" }),
    },
    BOTH,
  ),
  further(
    "Lotus Notes, old, with a phrase",
    { head: (s) => ({ "In-Reply-To": `"Kestrel Support" <${s.ours}>'s message of "Sun, 22 Nov 2026"` }) },
    joins("in-reply-to"),
  ),
  further(
    "K-9 Mail",
    {
      head: (s) =>
        both(s, {
          "User-Agent": "K-9 Mail for Android",
          Autocrypt: "addr=odile@watched.example; keydata=mDM",
        }),
    },
    BOTH,
  ),
  further(
    "K-9 Mail, the id twice",
    { head: (s) => both(s, { References: `<${s.ours}> <${s.ours}>` }) },
    BOTH,
  ),
  further("Thunderbird", { head: (s) => both(s, { "User-Agent": "Mozilla Thunderbird" }) }, BOTH),
  further(
    "mutt, all ancestors in In-Reply-To",
    { head: (s) => ({ "In-Reply-To": `<${s.theirs}> <${s.ours}>` }) },
    joins("in-reply-to"),
  ),
  further(
    "Yahoo, with ids of its own before ours",
    { head: (s) => both(s, { References: `<1184.ref@mail.yahoo.example> <${s.ours}>` }) },
    BOTH,
  ),
  further(
    "Proton",
    { head: (s) => both(s, { References: `<x-1@protonmail.internalid> <${s.ours}>` }) },
    BOTH,
  ),
  further("Samsung", { head: (s) => both(s, { "X-Mailer": "Samsung Email" }) }, BOTH),
  further(
    "Roundcube, without angle brackets",
    { head: (s) => ({ "In-Reply-To": s.ours, References: `${s.theirs} ${s.ours}` }) },
    BOTH,
  ),
  further(
    "GroupWise, References with commas",
    { head: (s) => ({ References: `<${s.theirs}>,<${s.ours}>` }) },
    joins("references"),
  ),
  further(
    "mail.ru, References stuck together",
    { head: (s) => both(s, { References: `<${s.theirs}><${s.ours}>` }) },
    BOTH,
  ),
  further(
    "a web mail that leaves an empty In-Reply-To",
    { head: (s) => ({ "In-Reply-To": "<>", References: `<> <${s.ours}>` }) },
    joins("references"),
  ),
  further(
    "300 ancestors, ours the last",
    { head: (s) => ({ References: `${many(299)}\r\n <${s.ours}>` }) },
    joins("references"),
  ),
  further(
    "300 ancestors, ours the first",
    { head: (s) => ({ References: `<${s.ours}>\r\n ${many(299)}` }) },
    joins("references"),
  ),
]

/** By the address that our mail asked to be answered at. */
const byToken: Row[] = [
  further("the reply address in To", { head: (s) => ({ To: s.replyTo }) }, joins("reply-token")),
  further(
    "the reply address in Cc, somebody else in To",
    { head: (s) => ({ To: "Amara Linde <amara@post.example>", Cc: s.replyTo }) },
    joins("reply-token"),
  ),
  further(
    "the reply address in the envelope alone",
    { head: () => ({ To: "undisclosed-recipients:;" }), travel: (s) => ({ to: [s.replyTo] }) },
    joins("reply-token"),
  ),
  further(
    "the reply address in Delivered-To alone",
    { head: (s) => ({ To: "support@kestrel.example", "Delivered-To": s.replyTo }) },
    joins("reply-token"),
  ),
  further(
    "the reply address in X-Original-To alone",
    { head: (s) => ({ "X-Original-To": s.replyTo }) },
    joins("reply-token"),
  ),
  further(
    "the reply address in capitals",
    { head: (s) => ({ To: s.replyTo.toUpperCase() }) },
    joins("reply-token"),
  ),
  further(
    "the reply address with a name that says something else",
    { head: (s) => ({ To: `"somebody@attacker.example" <${s.replyTo}>` }) },
    joins("reply-token"),
  ),
  further(
    "the reply address and both fields",
    { head: (s) => both(s, { To: s.replyTo }) },
    joins("in-reply-to", "references", "reply-token"),
  ),
  further(
    "the reply address, no Message-ID",
    { head: (s) => ({ To: s.replyTo, "Message-ID": null }) },
    { ...joins("reply-token"), marks: ["no-message-id"] },
  ),
  further(
    "the reply address, no subject",
    { head: (s) => ({ To: s.replyTo, Subject: null }) },
    joins("reply-token"),
  ),
  further(
    "the address for what can't be delivered, written to by a person",
    { head: (s) => ({ To: s.bounceTo }) },
    joins("reply-token"),
  ),
  further(
    "the reply address beside another mailbox of ours: there once",
    {
      head: (s) => ({ To: s.replyTo, Cc: "trade@kestrel.example" }),
      travel: (s) => ({ to: [s.replyTo, "trade@kestrel.example"] }),
    },
    { ...joins("reply-token"), thread: ["joins", "rejected: duplicate"] },
  ),
  further(
    "the reply address with one letter changed",
    {
      head: (s) => ({
        To: s.replyTo.replace(s.token, `${s.token.slice(0, -1)}${s.token.endsWith("a") ? "b" : "a"}`),
      }),
    },
    { thread: "opens", evidence: ["first-mail"] },
  ),
  further(
    "the reply address in the text alone",
    { head: () => ({}), text: "I was told to write to you by your mail.", travel: () => ({}) },
    { thread: "opens", evidence: ["first-mail"] },
  ),
  further(
    "the reply address in the subject alone",
    { head: (s) => ({ Subject: `Re: ${s.replyTo}` }) },
    { thread: "opens", evidence: ["first-mail"] },
  ),
]

function many(count: number): string {
  return Array.from({ length: count }, (_, at) => `<${at}@k.example>`).join("\r\n ")
}

export const answers: Row[] = [...programs, ...byToken]
