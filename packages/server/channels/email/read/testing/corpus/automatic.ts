import { makeMail, multi, plain, raw, word } from "../make-mail.ts"
import type { MailKind } from "@veridesk/contract/mail/read-mail.ts"
import { type Row, row } from "./row.ts"

type Head = Parameters<typeof makeMail>[0]
const kind = (name: string, is: MailKind, ...[head, text = "I will answer later."]: [Head, string?]): Row =>
  row(`kind: ${name}`, () => makeMail(head, text), { text, kind: is })
const away = (subject: string, head: Head = { "Auto-Submitted": "auto-replied" }): Row =>
  kind(`out of office: ${subject}`, "out-of-office", { Subject: word(subject), ...head })

export const automatic: Row[] = [
  kind("a person", "person", {}),
  kind("Auto-Submitted: no", "person", { "Auto-Submitted": "no" }),
  kind("Auto-Submitted: auto-replied", "auto-reply", { "Auto-Submitted": "auto-replied" }),
  kind("Auto-Submitted: auto-generated", "auto-reply", { "Auto-Submitted": "auto-generated" }),
  kind("Auto-Submitted with a parameter", "auto-reply", {
    "Auto-Submitted": "auto-replied; owner-email=a@mail.example",
  }),
  kind("X-Autoreply", "auto-reply", { "X-Autoreply": "yes" }),
  kind("X-Autoreply: no", "person", { "X-Autoreply": "no" }),
  kind("X-Autorespond", "auto-reply", { "X-Autorespond": "Withdrawal" }),
  kind("Precedence: auto_reply", "auto-reply", { Precedence: "auto_reply" }),
  kind("Precedence: junk", "auto-reply", { Precedence: "junk" }),
  kind("X-Auto-Response-Suppress: All", "auto-reply", { "X-Auto-Response-Suppress": "All" }),
  kind("X-Auto-Response-Suppress of receipts only, as Outlook writes it", "person", {
    "X-Auto-Response-Suppress": "DR, RN, NRN",
  }),
  kind(
    "自动回复 without a header",
    "auto-reply",
    { Subject: word("自动回复：充值未到账", "gbk") },
    "您的邮件我已收到。",
  ),
  kind("自動回覆", "auto-reply", { Subject: word("自動回覆: 提領") }, "已收到您的來信。"),
  kind(
    "【自動返信】",
    "auto-reply",
    { Subject: word("【自動返信】お問い合わせ") },
    "お問い合わせを受け付けました。",
  ),
  kind("자동응답", "auto-reply", { Subject: word("자동응답: 출금") }, "메일을 받았습니다."),
  kind("Автоответ", "auto-reply", { Subject: word("Автоответ: Вывод") }, "Ваше письмо получено."),
  kind("Auto:", "auto-reply", { Subject: "Auto: Withdrawal" }),
  kind("another desk's acknowledgement", "auto-reply", {
    "Auto-Submitted": "auto-replied",
    "X-Auto-Response-Suppress": "All",
    Subject: "[Request received] Withdrawal",
  }),
  kind("a person who writes of an automatic reply", "person", {
    Subject: "Your automatic reply says nothing",
  }),
  kind("a person who writes of your office", "person", { Subject: "Out of office hours nobody answers" }),
  away("Automatic reply: Withdrawal"),
  away("Automatic reply: Deposit", {
    "X-Auto-Response-Suppress": "All",
    "X-MS-Exchange-Inbox-Rules-Loop": "a@mail.example",
    "X-No": "1",
  }),
  away("Out of Office: Withdrawal", {}),
  away("Out of office", {}),
  away("不在办公室：充值"),
  away("休假自动回复", {}),
  away("Abwesenheitsnotiz: Auszahlung", {}),
  away("Automatische Antwort: Auszahlung"),
  away("Réponse automatique : Retrait"),
  away("Respuesta automática: Retiro"),
  away("Risposta automatica: Prelievo"),
  away("不在のお知らせ", {}),
  away("自動応答: 出金"),
  away("부재중: 출금"),
  away("자동 회신: 출금"),
  away("Автоматический ответ: Вывод"),
  kind(
    "自动回复 with a text of being away",
    "out-of-office",
    { Subject: word("自动回复: 充值"), "Auto-Submitted": "auto-replied" },
    "我正在休假，11月30日回来。",
  ),
  kind("vacation(1)", "out-of-office", {
    Subject: "Re: Withdrawal (on vacation)",
    "Auto-Submitted": "auto-replied",
    Precedence: "junk",
  }),
  kind("a mailing list", "list", { "List-Id": "Traders <traders.lists.example>" }),
  kind("a mailing list by List-Post", "list", { "List-Post": "<mailto:traders@lists.example>" }),
  kind("Precedence: list", "list", { Precedence: "list" }),
  kind("Precedence: bulk with List-Unsubscribe", "list", {
    Precedence: "bulk",
    "List-Unsubscribe": "<https://news.example/u>",
  }),
  kind("a newsletter without Precedence", "list", {
    "List-Unsubscribe": "<https://news.example/u>",
    "Feedback-ID": "1:news:example",
  }),
  kind("List-Unsubscribe alone, as some providers add to every mail", "person", {
    "List-Unsubscribe": "<mailto:u@mail.example>",
  }),
  kind("an empty List-Id", "person", { "List-Id": "" }),
  row(
    "kind: a read receipt (RFC 8098)",
    () =>
      makeMail(
        { Subject: "Read: Withdrawal" },
        report(
          "disposition-notification",
          "Your message was displayed.",
          raw(
            ["Content-Type: message/disposition-notification"],
            "Final-Recipient: rfc822; odile.varga@mail.example\r\nOriginal-Message-ID: <1@kestrel.example>\r\nDisposition: manual-action/MDN-sent-manually; displayed",
          ),
        ),
      ),
    {
      text: "Your message was displayed.",
      kind: "receipt",
      files: ["file-1.bin | message/disposition-notification | 148"],
    },
  ),
  row(
    "kind: a complaint (RFC 5965)",
    () =>
      makeMail(
        { Subject: "FW: Withdrawal" },
        report(
          "feedback-report",
          "This is a report.",
          raw(
            ["Content-Type: message/feedback-report"],
            "Feedback-Type: abuse\r\nUser-Agent: Mailer/1\r\nVersion: 1\r\nOriginal-Rcpt-To: odile.varga@mail.example",
          ),
          raw(
            ["Content-Type: message/rfc822"],
            makeMail({ "Message-ID": "<1@kestrel.example>" }, "Dear Odile"),
          ),
        ),
      ),
    {
      text: "This is a report.",
      kind: "feedback",
      files: [
        "file-1.bin | message/feedback-report | 98",
        `file-2.eml | message/rfc822 | ${makeMail({ "Message-ID": "<1@kestrel.example>" }, "Dear Odile").length}`,
      ],
      bounce: {
        recipients: [
          { address: "odile.varga@mail.example", action: "complained", status: null, why: "abuse" },
        ],
        about: ["1@kestrel.example"],
      },
    },
  ),
]

function report(type: string, text: string, ...parts: ReturnType<typeof raw>[]): ReturnType<typeof raw> {
  const made = multi("report", [plain(text), ...parts])
  return {
    ...made,
    head: made.head.map((line) =>
      line.replace("multipart/report;", `multipart/report; report-type=${type};`),
    ),
  }
}
