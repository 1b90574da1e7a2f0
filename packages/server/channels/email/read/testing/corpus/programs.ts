import { type MadePart, makeMail, multi, plain, raw, word } from "../make-mail.ts"
import { BY_WRITER, further } from "./answers.ts"
import type { Expected, Row } from "./row.ts"
import { STORY, type Story } from "./story.ts"
import { ANOTHER_SERVER, type Travel } from "./travel.ts"

const AWAY = "I am away until Monday."
const auto = { "Auto-Submitted": "auto-replied" }
const toOurs = (s: { ours: string }) => ({ "In-Reply-To": `<${s.ours}>` })
const noted = (more: Expected = {}): Expected => ({ thread: "noted", ...more })
const NOT_PROVEN: Expected["authenticity"] = {
  spf: "fail",
  dmarc: "fail",
  policy: "none",
  doubts: ["policy-failed"],
}
const unproven = () => ({ signed: [], ip: ANOTHER_SERVER })

const answered: Row[] = [
  further(
    "an absence, about our answer",
    { text: AWAY, head: (s) => ({ ...auto, ...toOurs(s), Subject: "Automatic reply: Withdrawal pending" }) },
    noted({ kind: "out-of-office" }),
  ),
  further(
    "不在办公室, about our answer",
    {
      text: "我正在休假。",
      head: (s) => ({ ...auto, References: `<${s.ours}>`, Subject: word("自动回复：Withdrawal pending") }),
    },
    noted({ kind: "out-of-office" }),
  ),
  further(
    "an answer by a program, about our answer",
    { text: "We have got your mail.", head: (s) => ({ ...auto, ...toOurs(s) }) },
    noted({ kind: "auto-reply" }),
  ),
  further(
    "an answer by a program, to our reply address",
    { text: "We have got your mail.", head: (s) => ({ ...auto, To: s.replyTo }) },
    noted({ kind: "auto-reply" }),
  ),
  further(
    "the null sender, about our answer, whatever it says of itself",
    { head: toOurs, travel: () => ({ from: "" }) },
    noted({ authenticity: { ...BY_WRITER, spf: "none" } }),
  ),
  further(
    "an absence about nothing",
    { text: AWAY, head: () => ({ ...auto, Subject: "Out of office" }) },
    { thread: "rejected: automatic", kind: "out-of-office" },
  ),
  further(
    "an answer by a program about nothing is read by somebody",
    { text: "We have got your mail.", head: () => auto },
    { thread: "opens", kind: "auto-reply" },
  ),
  further(
    "an absence about somebody else's conversation",
    { text: AWAY, head: (s) => ({ ...auto, ...toOurs(s.other), Subject: "Out of office" }) },
    { thread: "rejected: automatic", kind: "out-of-office" },
  ),
  further(
    "an absence about our answer, not proven",
    { text: AWAY, head: (s) => ({ ...auto, ...toOurs(s), Subject: "Out of office" }), travel: unproven },
    { thread: "rejected: automatic", kind: "out-of-office", authenticity: NOT_PROVEN },
  ),
  further(
    "an absence in a conversation that was merged",
    { before: "merged", text: AWAY, head: (s) => ({ ...auto, ...toOurs(s), Subject: "Out of office" }) },
    noted({ kind: "out-of-office" }),
  ),
  further(
    "a list answers our mail",
    { head: (s) => ({ ...toOurs(s), "List-Id": "<traders.watched.example>" }) },
    { thread: "joins", kind: "list", authenticity: { ...BY_WRITER, doubts: ["list"] } },
  ),
]

const FROM_SERVER: Travel = { from: "", signed: [] }
/** Servers seldom sign what they report, and whose servers they are is no part of what is believed of it. */
const A_SERVER: Expected["authenticity"] = { dmarc: "fail", policy: "none", doubts: ["policy-failed"] }

type Report = {
  type: string
  text: string
  head?: (s: Story) => Parameters<typeof makeMail>[0]
  parts: (s: Story) => MadePart[]
}
/** A report that a server made, of a mail of ours. */
const report = (name: string, { type, text, head, parts }: Report, expect: Expected): Row => {
  const mail = (s: Story) => {
    const made = multi("report", [plain(text), ...parts(s)])
    const types = made.head.map((line) =>
      line.replace("multipart/report;", `multipart/report; report-type=${type};`),
    )
    return makeMail(
      {
        From: "Mail Delivery Subsystem <mailer-daemon@mx.watched.example>",
        Subject: "Undelivered Mail Returned to Sender",
        ...head?.(s),
      },
      { ...made, head: types },
    )
  }
  return {
    name: `report: ${name}`,
    before: "answered",
    mail,
    travel: () => FROM_SERVER,
    expect: { text, files: filesOf(parts(STORY)), authenticity: A_SERVER, ...expect },
  }
}

const ENDINGS: Record<string, string> = { "message/rfc822": "eml", "message/delivery-status": "txt" }
function filesOf(parts: MadePart[]): string[] {
  return parts.map(({ head, body }, at) => {
    const [, type = ""] = /^Content-Type: ([^;]+)/.exec(head[0] ?? "") ?? []
    return `file-${at + 1}.${ENDINGS[type] ?? "bin"} | ${type} | ${body.length}`
  })
}

const status = (address: string, lines: string): MadePart =>
  raw(
    ["Content-Type: message/delivery-status"],
    `Reporting-MTA: dns; mx.watched.example\r\n\r\nFinal-Recipient: rfc822; ${address}\r\n${lines}`,
  )
const FULL = "Action: failed\r\nStatus: 5.2.2\r\nDiagnostic-Code: smtp; 552 5.2.2 mailbox full"
const headOf = (s: { ours: string; address: string }): MadePart =>
  raw(["Content-Type: text/rfc822-headers"], `Message-ID: <${s.ours}>\r\nTo: ${s.address}\r\n`)

const reports: Row[] = [
  report(
    "our answer was not delivered, by its Message-ID",
    {
      type: "delivery-status",
      text: "The mailbox is full.",
      parts: (s) => [status(s.address, FULL), headOf(s)],
    },
    noted({ kind: "bounce" }),
  ),
  report(
    "our answer was not delivered, by the address it came back to",
    {
      type: "delivery-status",
      text: "The mailbox is full.",
      head: (s) => ({ To: s.bounceTo }),
      parts: (s) => [status(s.address, FULL)],
    },
    noted({ kind: "bounce" }),
  ),
  report(
    "our answer is late",
    {
      type: "delivery-status",
      text: "I keep trying.",
      head: () => ({ Subject: "Warning: could not send message for past 4 hours" }),
      parts: (s) => [status(s.address, "Action: delayed\r\nStatus: 4.4.1"), headOf(s)],
    },
    noted({ kind: "bounce" }),
  ),
  report(
    "our answer was delivered",
    {
      type: "delivery-status",
      text: "It was delivered.",
      head: () => ({ Subject: "Successful Mail Delivery Report" }),
      parts: (s) => [status(s.address, "Action: delivered\r\nStatus: 2.0.0"), headOf(s)],
    },
    noted({ kind: "bounce" }),
  ),
  report(
    "a mail that we never sent was not delivered",
    {
      type: "delivery-status",
      text: "The mailbox is full.",
      parts: (s) => [status(s.address, FULL), headOf({ ...s, ours: "never-sent@help.kestrel.example" })],
    },
    { kind: "bounce" },
  ),
  report(
    "a made-up one, about somebody to whom that mail didn't go",
    {
      type: "delivery-status",
      text: "The mailbox is full.",
      parts: (s) => [status("ruben@kestrel.example", FULL), headOf(s)],
    },
    noted({ kind: "bounce" }),
  ),
  report(
    "a complaint about our answer",
    {
      type: "feedback-report",
      text: "This is a report.",
      head: () => ({ Subject: "FW: Withdrawal pending" }),
      parts: (s) => [
        raw(
          ["Content-Type: message/feedback-report"],
          `Feedback-Type: abuse\r\nUser-Agent: Mailer/1\r\nVersion: 1\r\nOriginal-Rcpt-To: ${s.address}`,
        ),
        raw(
          ["Content-Type: message/rfc822"],
          makeMail({ "Message-ID": `<${s.ours}>` }, "It is being signed now."),
        ),
      ],
    },
    noted({ kind: "feedback" }),
  ),
  report(
    "a receipt that our answer was read",
    {
      type: "disposition-notification",
      text: "Your message was displayed.",
      head: (s) => ({
        From: `Odile Varga <${s.address}>`,
        Subject: "Read: Withdrawal pending",
        ...toOurs(s),
      }),
      parts: (s) => [
        raw(
          ["Content-Type: message/disposition-notification"],
          `Final-Recipient: rfc822; ${s.address}\r\nOriginal-Message-ID: <${s.ours}>\r\nDisposition: manual-action/MDN-sent-manually; displayed`,
        ),
      ],
    },
    { kind: "receipt", thread: "rejected: automatic" },
  ),
  {
    name: "report: qmail's own words, by the address it came back to",
    before: "answered",
    mail: (s) =>
      makeMail(
        { From: "MAILER-DAEMON@mx.watched.example", To: s.bounceTo, Subject: "failure notice" },
        qmail(s),
      ),
    travel: () => FROM_SERVER,
    expect: noted({ kind: "bounce", text: qmail(STORY), authenticity: A_SERVER }),
  },
]

function qmail({ address }: Story): string {
  return `Hi. This is the qmail-send program at mx.watched.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\n\n<${address}>:\nSorry, no mailbox here by that name. (#5.1.1)`
}

export const programs: Row[] = [...answered, ...reports]
