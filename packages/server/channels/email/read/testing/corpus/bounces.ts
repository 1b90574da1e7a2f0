import type { MailBounce } from "@veridesk/contract/mail/read-mail.ts"
import { encode } from "../encode.ts"
import { type MadePart, makeMail, multi, plain, raw, word } from "../make-mail.ts"
import { type Row, row } from "./row.ts"

const GONE = "odile.varga@mail.example"
const OUR_ID = "<20261122.7@kestrel.example>"
const about = ["20261122.7@kestrel.example"]
const returned = () =>
  makeMail({ From: "support@kestrel.example", To: GONE, "Message-ID": OUR_ID }, "Dear Odile")
type Recipient = MailBounce["recipients"][number]
const failed = (status: string | null, why: string, address = GONE): Recipient => ({
  address,
  action: "failed",
  status,
  why,
})

type Dsn = { from?: string; subject?: string; text?: string; status: string; original?: MadePart | null }
function dsn({
  from = "MAILER-DAEMON@mx.example",
  subject = "Undelivered Mail Returned to Sender",
  text = "I could not deliver it.",
  status,
  original = { head: ["Content-Type: message/rfc822"], body: returned() },
}: Dsn): Buffer {
  const made = multi("report", [
    plain(text),
    raw(["Content-Type: message/delivery-status"], status),
    ...(original ? [original] : []),
  ])
  const head = made.head.map((line) =>
    line.replace("multipart/report;", "multipart/report; report-type=delivery-status;"),
  )
  return makeMail(
    {
      From: from,
      To: "support@kestrel.example",
      Subject: subject,
      "Auto-Submitted": "auto-replied",
      "Return-Path": "<>",
    },
    { ...made, head },
  )
}

/** A report by the book; which file sizes it has says nothing. */
const standard = (name: string, made: Dsn, bounce: MailBounce): Row =>
  row(`bounce: ${name}`, () => dsn(made), {
    text: made.text ?? "I could not deliver it.",
    kind: "bounce",
    bounce,
    files: filesOf(made),
  })

function filesOf({ status, original }: Dsn): string[] {
  const rest =
    original === undefined
      ? [`file-2.eml | message/rfc822 | ${returned().length}`]
      : original === null
        ? []
        : [`file-2.bin | text/rfc822-headers | ${original.body.length}`]
  return [`file-1.txt | message/delivery-status | ${Buffer.byteLength(status)}`, ...rest]
}

/** A bounce in a form of its own: one text and the null sender. */
const own = (
  name: string,
  made: { from?: string; subject: string; text: string; charset?: string; head?: Record<string, string> },
  bounce: MailBounce,
): Row =>
  row(
    `bounce: ${name}`,
    () =>
      makeMail(
        {
          From: made.from ?? "MAILER-DAEMON@mx.example",
          Subject: word(made.subject, made.charset),
          "Return-Path": "<>",
          ...made.head,
        },
        plain(made.text, made.charset ? { charset: made.charset, encoding: "base64" } : {}),
      ),
    { text: made.text, kind: "bounce", bounce },
  )

const STATUS = `Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; ${GONE}\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 no such user`

const reports: Row[] = [
  standard("Postfix", { status: STATUS }, { recipients: [failed("5.1.1", "550 5.1.1 no such user")], about }),
  standard(
    "headers only",
    {
      status: STATUS,
      original: raw(
        ["Content-Type: text/rfc822-headers"],
        `From: support@kestrel.example\r\nMessage-ID: ${OUR_ID}\r\n`,
      ),
    },
    { recipients: [failed("5.1.1", "550 5.1.1 no such user")], about },
  ),
  standard(
    "without the original",
    { status: STATUS, original: null },
    { recipients: [failed("5.1.1", "550 5.1.1 no such user")], about: [] },
  ),
  standard(
    "delayed",
    { status: STATUS.replace("failed", "delayed").replaceAll("5.1.1", "4.4.1") },
    {
      recipients: [{ address: GONE, action: "delayed", status: "4.4.1", why: "550 4.4.1 no such user" }],
      about,
    },
  ),
  standard(
    "delivered",
    { status: STATUS.replace("failed", "delivered").replaceAll("5.1.1", "2.0.0") },
    {
      recipients: [{ address: GONE, action: "delivered", status: "2.0.0", why: "550 2.0.0 no such user" }],
      about,
    },
  ),
  standard(
    "two recipients",
    {
      status: `${STATUS}\r\n\r\nFinal-Recipient: rfc822; tomas@mail.example\r\nAction: failed\r\nStatus: 5.2.2\r\n`,
    },
    {
      recipients: [failed("5.1.1", "550 5.1.1 no such user"), failed("5.2.2", "", "tomas@mail.example")],
      about,
    },
  ),
  standard(
    "the original recipient counts",
    { status: STATUS.replace("Action", "Original-Recipient: rfc822;alias@mail.example\r\nAction") },
    { recipients: [failed("5.1.1", "550 5.1.1 no such user", "alias@mail.example")], about },
  ),
  standard(
    "a folded diagnosis",
    { status: STATUS.replace("no such user", "no\r\n such user") },
    { recipients: [failed("5.1.1", "550 5.1.1 no such user")], about },
  ),
  standard(
    "Exchange, Chinese",
    {
      from: "postmaster@corp.example",
      subject: word("未送达: 提币"),
      text: "未能向以下收件人传递邮件。",
      status: STATUS,
    },
    { recipients: [failed("5.1.1", "550 5.1.1 no such user")], about },
  ),
  standard(
    "Gmail",
    {
      from: "Mail Delivery Subsystem <mailer-daemon@gmail.example>",
      subject: "Delivery Status Notification (Failure)",
      status: STATUS.replace("5.1.1\r\n", "5.1.1\r\nRemote-MTA: dns; x\r\n"),
    },
    { recipients: [failed("5.1.1", "550 5.1.1 no such user")], about },
  ),
  standard("a status that is damaged", { status: "nothing of use" }, { recipients: [], about }),
  standard(
    "a script in the diagnosis",
    { status: STATUS.replace("no such user", "<script>alert(1)</script>\u0007") },
    { recipients: [failed("5.1.1", "550 5.1.1 <script>alert(1)</script>")], about },
  ),
]

const others: Row[] = [
  own(
    "qmail",
    {
      subject: "failure notice",
      text: `Hi. This is the qmail-send program at mx.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\n\n<${GONE}>:\n192.0.2.1 does not like recipient.\nRemote host said: 550 5.1.1 user unknown\n\n--- Below this line is a copy of the message.\n\nReturn-Path: <support@kestrel.example>\nMessage-ID: ${OUR_ID}\n\nDear Odile`,
    },
    {
      recipients: [failed("5.1.1", "Remote host said: 550 5.1.1 user unknown")],
      about,
    },
  ),
  own(
    "Exim",
    {
      subject: "Mail delivery failed: returning message to sender",
      head: { "X-Failed-Recipients": GONE },
      text: `This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its\nrecipients.\n\n  ${GONE}\n    550 5.7.1 rejected\n\nMessage-ID: ${OUR_ID}`,
    },
    {
      recipients: [failed("5.7.1", "550 5.7.1 rejected")],
      about,
    },
  ),
  own(
    "QQ 邮箱",
    {
      from: "PostMaster@qq.com",
      subject: "系统退信",
      charset: "gb18030",
      text: `很抱歉，您发送的邮件被退回，以下是该邮件的相关信息：\n\n被退回邮件主题：提币\n收件人：${GONE}\n退信原因：收件人邮箱不存在`,
    },
    {
      recipients: [failed(null, "退信原因：收件人邮箱不存在")],
      about: [],
    },
  ),
  own(
    "网易 163",
    {
      from: "Postmaster@163.com",
      subject: "系统退信",
      charset: "gbk",
      text: `抱歉，您的邮件被退回来了……\n原邮件信息：\n时间：2026-11-22 12:20:11\n主题：提币\n收件人：${GONE}\n退信原因：\n550 User not found\nMessage-ID: ${OUR_ID}`,
    },
    {
      recipients: [failed(null, "550 User not found")],
      about,
    },
  ),
  own(
    "a server of its own kind",
    {
      from: "Mail Delivery System <noreply@mx.example>",
      subject: "Undeliverable: Withdrawal",
      text: `Delivery to the following recipients failed.\n\n       ${GONE}\n\n5.2.2 mailbox full`,
    },
    { recipients: [failed("5.2.2", "5.2.2 mailbox full")], about: [] },
  ),
  own(
    "Japanese",
    {
      subject: "配信不能のお知らせ",
      charset: "iso-2022-jp",
      text: `次の宛先に配信できませんでした。\n\n${GONE}\n\n550 5.1.1 unknown user`,
    },
    { recipients: [failed("5.1.1", "550 5.1.1 unknown user")], about: [] },
  ),
  own(
    "a delay in words",
    {
      subject: "Mail delivery report: delivery delayed",
      text: `Your message is delayed. We are still trying to deliver it.\n\n${GONE}\n\n451 4.7.1 try later`,
    },
    {
      recipients: [{ address: GONE, action: "delayed", status: "4.7.1", why: "451 4.7.1 try later" }],
      about: [],
    },
  ),
  row(
    "bounce: a person who writes of a failed delivery is a person",
    () => makeMail({ Subject: "Undeliverable package" }, "My Ledger could not be delivered."),
    { text: "My Ledger could not be delivered.", bounce: null },
  ),
  row(
    "bounce: postmaster who writes by hand is a person",
    () =>
      makeMail(
        { From: "postmaster@corp.example", Subject: "Question about your servers" },
        "Hello, which addresses do you send from?",
      ),
    { text: "Hello, which addresses do you send from?", bounce: null },
  ),
  row(
    "bounce: raw GBK subject of a system",
    () =>
      makeMail(
        { From: "postmaster@corp.example", Subject: encode("退信通知", "gbk"), "Return-Path": "<>" },
        `550 5.1.1 ${GONE} unknown`,
      ),
    {
      text: `550 5.1.1 ${GONE} unknown`,
      kind: "bounce",
      marks: ["charset-damaged"],
      bounce: { recipients: [failed("5.1.1", `550 5.1.1 ${GONE} unknown`)], about: [] },
    },
  ),
]

export const bounces: Row[] = [...reports, ...others]
