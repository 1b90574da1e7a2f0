import { file, makeMail, multi, plain, raw, word } from "../make-mail.ts"
import { type Expected, type Row, row } from "./row.ts"

type Head = Parameters<typeof makeMail>[0]
const head = (name: string, fields: Head, expect: Expected): Row =>
  row(name, () => makeMail(fields, "Hi"), { text: "Hi", ...expect })
const b64 = (bytes: number[] | string) => Buffer.from(bytes as string).toString("base64")

/** A name that says it is ours, and shows an address that is. */
const IN_OUR_NAME: Expected["authenticity"] = { doubts: ["pretends-to-be-staff", "name-shows-address"] }
/** A domain that can be taken for ours at a glance. */
const IMITATES: Expected = {
  thread: "quarantine: look-alike",
  authenticity: { doubts: ["look-alike", "pretends-to-be-staff"], resembles: "kestrel.example" },
}

const names: Row[] = [
  head(
    "a name that shows another address",
    { From: '"support@kestrel.example" <x@evil.example>' },
    {
      from: ["support@kestrel.example <x@evil.example>"],
      marks: ["name-shows-address"],
      authenticity: IN_OUR_NAME,
    },
  ),
  head(
    "a name that shows its own address",
    { From: '"odile@mail.example" <Odile@MAIL.example>' },
    { from: ["odile@mail.example <Odile@mail.example>"] },
  ),
  head(
    "an encoded name that hides a second address",
    { From: `${word("Kestrel <support@kestrel.example>")} <x@evil.example>` },
    {
      from: ["Kestrel <support@kestrel.example> <x@evil.example>"],
      marks: ["name-shows-address"],
      authenticity: IN_OUR_NAME,
    },
  ),
  head(
    "an encoded name with a line end and a header in it",
    { From: `=?utf-8?B?${b64("Odile\r\nBcc: all@kestrel.example")}?= <odile@mail.example>` },
    {
      from: ["Odile Bcc: all@kestrel.example <odile@mail.example>"],
      marks: ["name-shows-address"],
      authenticity: IN_OUR_NAME,
    },
  ),
  head(
    "an encoded name with NUL and bell",
    { From: `=?utf-8?B?${b64([0, 79, 100, 0, 105, 7, 108, 101])}?= <odile@mail.example>` },
    { from: ["Odile <odile@mail.example>"] },
  ),
  head(
    "a name written from right to left",
    { From: `${word("Kestrel \u202etroppuS\u202c")} <x@evil.example>` },
    { from: ["Kestrel troppuS <x@evil.example>"], authenticity: { doubts: ["pretends-to-be-staff"] } },
  ),
  head(
    "a name with zero width characters",
    { From: `${word("Kes\u200btrel\u2060 Sup\ufeffport")} <x@evil.example>` },
    { from: ["Kestrel Support <x@evil.example>"], authenticity: { doubts: ["pretends-to-be-staff"] } },
  ),
  head(
    "a name in tag characters",
    { From: `${word("Mei\u{e0061}\u{e0062}")} <x@evil.example>` },
    { from: ["Mei <x@evil.example>"] },
  ),
  head(
    "a quoted local part with an at sign",
    { From: '"a@evil"@good.example' },
    { from: ["a@evil@good.example"] },
  ),
  head(
    "an address in a name in quotes",
    { From: '"evil@a.example" <x@b.example>' },
    { from: ["evil@a.example <x@b.example>"], marks: ["name-shows-address"] },
  ),
  head(
    "a comment within the address",
    { From: "odile(comment <x@evil.example>)@mail.example" },
    { from: ["comment <x@evil.example> <odile@mail.example>"], marks: ["name-shows-address"] },
  ),
  head(
    "a comment after the address",
    { From: "odile@mail.example (Odile Varga)" },
    { from: ["Odile Varga <odile@mail.example>"] },
  ),
  head("no brackets", { From: "odile@mail.example" }, { from: ["odile@mail.example"] }),
  head(
    "full-width letters in the domain",
    { From: "Kestrel <support@ｋestrel.example>" },
    {
      from: ["Kestrel <support@kestrel.example>"],
      thread: "quarantine: pretends-to-be-us",
      authenticity: { doubts: ["pretends-to-be-us"] },
    },
  ),
  head(
    "a domain in punycode",
    { From: "Kestrel <support@xn--kstrel-bva.example>" },
    { from: ["Kestrel <support@xn--kstrel-bva.example>"], ...IMITATES },
  ),
  head(
    "a domain in its own letters",
    { From: "Kestrel <support@kèstrel.example>" },
    { from: ["Kestrel <support@kèstrel.example>"], ...IMITATES },
  ),
  head(
    "a domain that ends with a dot",
    { From: "Odile <odile@mail.example.>" },
    { from: ["Odile <odile@mail.example>"] },
  ),
  head("an address literal", { From: "Odile <odile@[192.0.2.7]>" }, { from: ["Odile <odile@[192.0.2.7]>"] }),
  head(
    "a name of 5,000 letters",
    { From: `${"a".repeat(5000)} <odile@mail.example>` },
    { from: [`${"a".repeat(200)} <odile@mail.example>`] },
  ),
  head(
    "a name in markup",
    { From: `"<img src=x onerror=alert(1)>" <odile@mail.example>` },
    { from: ["<img src=x onerror=alert(1)> <odile@mail.example>"] },
  ),
  head(
    "a Chinese name in quotes around an encoded word",
    { From: `"${word("何知远", "gb18030")}" <a@qq.com>` },
    { from: ["何知远 <a@qq.com>"] },
  ),
  head(
    "a name of three encoded words in two charsets",
    { From: `${word("何", "gbk")} ${word("知", "gbk")} ${word("远")} <a@qq.com>` },
    { from: ["何知远 <a@qq.com>"] },
  ),
  head(
    "a family name, a comma, no quotes",
    { From: "Varga, Odile <odile@mail.example>" },
    { from: ["Odile <odile@mail.example>"] },
  ),
]

const several: Row[] = [
  head(
    "two addresses in From",
    { From: "a@mail.example, b@mail.example" },
    { from: ["a@mail.example", "b@mail.example"], marks: ["several-senders"] },
  ),
  head(
    "two From",
    { From: ["Odile <odile@mail.example>", "Mei <mei@kestrel.example>"] },
    { from: ["Odile <odile@mail.example>"], marks: ["several-senders", "doubled-headers"] },
  ),
  head("two Subject", { Subject: ["First", "Second"] }, { subject: "First", marks: ["doubled-headers"] }),
  head(
    "two Message-ID",
    { "Message-ID": ["<1@mail.example>", "<2@mail.example>"] },
    { messageId: "1@mail.example", marks: ["doubled-headers"] },
  ),
  head("no From", { From: null }, { from: [] }),
  head("an empty From", { From: "" }, { from: [] }),
  head("From is a name only", { From: "Odile Varga" }, { from: [] }),
  head("From is the null address", { From: "<>" }, { from: [] }),
  head("an empty group", { To: "undisclosed-recipients:;" }, { to: [] }),
  head(
    "a group of two",
    { To: "Desk: Mei <mei@kestrel.example>, ilse@kestrel.example;" },
    { to: ["Mei <mei@kestrel.example>", "ilse@kestrel.example"] },
  ),
  head("groups within groups", { To: `${"a:".repeat(60)}mei@kestrel.example${";".repeat(60)}` }, {}),
  head(
    "a Reply-To elsewhere",
    { "Reply-To": "Help <help@evil.example>" },
    { replyTo: ["Help <help@evil.example>"], authenticity: { doubts: ["reply-elsewhere"] } },
  ),
  head(
    "where it was delivered",
    {
      "Delivered-To": ["account@kestrel.example", "support@kestrel.example"],
      "X-Original-To": "account@kestrel.example",
    },
    {
      deliveredTo: ["account@kestrel.example", "support@kestrel.example"],
    },
  ),
]

const ids: Row[] = [
  head("no Message-ID", { "Message-ID": null }, { messageId: null, marks: ["no-message-id"] }),
  head("an empty Message-ID", { "Message-ID": "<>" }, { messageId: null, marks: ["no-message-id"] }),
  head("a Message-ID of spaces", { "Message-ID": "<   >" }, { messageId: null, marks: ["no-message-id"] }),
  head(
    "a Message-ID without brackets",
    { "Message-ID": "abc.1@mail.example" },
    { messageId: "abc.1@mail.example" },
  ),
  head("a Message-ID without an at sign", { "Message-ID": "<0102018f-abc>" }, { messageId: "0102018f-abc" }),
  head(
    "a folded Message-ID",
    { "Message-ID": "\r\n <20261122.1@mail.example>" },
    { messageId: "20261122.1@mail.example" },
  ),
  head(
    "a Message-ID with markup",
    { "Message-ID": '<"><script>alert(1)</script>@mail.example>' },
    { messageId: '"' },
  ),
  head("an empty In-Reply-To", { "In-Reply-To": "", References: "" }, { inReplyTo: [], references: [] }),
  head(
    "In-Reply-To of empty brackets",
    { "In-Reply-To": "<>", References: "<> <>" },
    { inReplyTo: [], references: [] },
  ),
  head("In-Reply-To in words", { "In-Reply-To": "Your message of Sunday" }, { inReplyTo: [] }),
  head(
    "In-Reply-To with a phrase (RFC 822)",
    { "In-Reply-To": 'Your message of "Sun, 22 Nov 2026" <1@kestrel.example>' },
    { inReplyTo: ["1@kestrel.example"] },
  ),
  head(
    "References over lines, one twice",
    { References: "<1@kestrel.example>\r\n\t<2@kestrel.example>\r\n <1@kestrel.example>" },
    { references: ["1@kestrel.example", "2@kestrel.example"] },
  ),
  head(
    "References stuck together",
    { References: "<1@kestrel.example><2@kestrel.example>" },
    { references: ["1@kestrel.example", "2@kestrel.example"] },
  ),
  head(
    "References with commas",
    { References: "<1@kestrel.example>,<2@kestrel.example>" },
    { references: ["1@kestrel.example", "2@kestrel.example"] },
  ),
  head(
    "References without brackets",
    { References: "1@kestrel.example 2@kestrel.example" },
    { references: ["1@kestrel.example", "2@kestrel.example"] },
  ),
  head(
    "300 References",
    { References: Array.from({ length: 300 }, (_, at) => `<${at}@k.example>`).join("\r\n ") },
    {
      references: ["0@k.example", ...Array.from({ length: 199 }, (_, at) => `${at + 101}@k.example`)],
    },
  ),
]

const subjects: Row[] = [
  head("no Subject", { Subject: null }, { subject: "" }),
  head(
    "a folded Subject",
    { Subject: "Withdrawal\r\n pending for\r\n\t38 minutes" },
    { subject: "Withdrawal pending for 38 minutes" },
  ),
  head(
    "a Subject with markup",
    { Subject: "<svg onload=alert(1)> & you" },
    { subject: "<svg onload=alert(1)> & you" },
  ),
  head(
    "a Subject with an encoded line end",
    { Subject: `=?utf-8?Q?Hi=0D=0ABcc:_all@kestrel.example?=` },
    { subject: "Hi Bcc: all@kestrel.example" },
  ),
  head(
    "a Subject written from right to left",
    { Subject: word("\u202egpj.exe\u202c and more") },
    { subject: "gpj.exe and more" },
  ),
  head("an encoded word within a word stays", { Subject: "abc=?utf-8?B?5L2g?=def" }, { subject: "abc你def" }),
  head("an encoded word of an unknown kind", { Subject: "=?utf-8?X?abc?=" }, { subject: "=?utf-8?X?abc?=" }),
  head(
    "an encoded word without its end",
    { Subject: "=?utf-8?B?5L2g5aW9" },
    { subject: "=?utf-8?B?5L2g5aW9" },
  ),
  head(
    "an encoded word with a language (RFC 2231)",
    { Subject: "=?utf-8*zh?B?5L2g5aW9?=" },
    { subject: "你好" },
  ),
  head("an encoded word with spaces in it", { Subject: "=?utf-8?Q?very late?=" }, { subject: "very late" }),
  head("base64 without its padding", { Subject: "=?utf-8?B?5L2g5aW9IQ?=" }, { subject: "你好!" }),
  head(
    "emoji of four bytes cut in two",
    {
      Subject: `=?utf-8?B?${Buffer.from("🙏谢").subarray(0, 2).toString("base64")}?= =?utf-8?B?${Buffer.from("🙏谢").subarray(2).toString("base64")}?=`,
    },
    { subject: "🙏谢" },
  ),
  head(
    "a Subject of 1 MB is too much",
    { Subject: "a".repeat(1024 * 1024) },
    { unreadable: "headers-too-large" },
  ),
]

const dates: Row[] = (
  [
    ["Sun, 22 Nov 2026 12:25:00 +0800", "2026-11-22T04:25:00.000Z"],
    ["22 Nov 2026 12:25 +0800", "2026-11-22T04:25:00.000Z"],
    ["Sun, 22 Nov 2026 04:25:00 GMT", "2026-11-22T04:25:00.000Z"],
    ["Sun, 22 Nov 2026 12:25:00 +0800 (CST)", "2026-11-22T04:25:00.000Z"],
    ["Sun, 22 Nov 2026 12:25:00 +0800 (中国标准时间)", "2026-11-22T04:25:00.000Z"],
    ["Sun, 22 Nov 26 04:25:00 UT", "2026-11-22T04:25:00.000Z"],
    ["Sun, 22 Nov 2026 04:25:00", "2026-11-22T04:25:00.000Z"],
    ["Sun, 22-Nov-2026 04:25:00 +0000", "2026-11-22T04:25:00.000Z"],
    ["2026-11-22 12:25:00 +0800", "2026-11-22T04:25:00.000Z"],
    ["2026-11-22T12:25:00+08:00", "2026-11-22T04:25:00.000Z"],
    ["Sun, 22 Nov 9999 04:25:00 +0000", null],
    ["Sun, 22 Nov 0000 04:25:00 +0000", null],
    ["yesterday", null],
    ["", null],
  ] as const
).map(([date, sentAt]) =>
  head(`the date "${date}"`, { Date: date }, { sentAt, marks: sentAt ? [] : ["no-date"] }),
)

const blocks: Row[] = [
  head("no Date", { Date: null }, { sentAt: null, marks: ["no-date"] }),
  row(
    "a line without a colon among the headers",
    () =>
      Buffer.from(
        "From: a@mail.example\r\nwhat is this\r\nSubject: Hi\r\nDate: Sun, 22 Nov 2026 12:25:00 +0800\r\nMessage-ID: <1@mail.example>\r\n\r\nHi",
      ),
    { text: "Hi", subject: "Hi" },
  ),
  row(
    "a space before the colon",
    () =>
      Buffer.from(
        "From : a@mail.example\r\nSubject : Hi\r\nDate: Sun, 22 Nov 2026 12:25:00 +0800\r\nMessage-ID: <1@mail.example>\r\n\r\nHi",
      ),
    { text: "Hi", subject: "Hi", from: ["a@mail.example"] },
  ),
  row(
    "line ends of Unix",
    () =>
      Buffer.from(
        "From: a@mail.example\nSubject: Hi\nDate: Sun, 22 Nov 2026 12:25:00 +0800\nMessage-ID: <1@mail.example>\n\nHi\nthere\n",
      ),
    { text: "Hi\nthere", subject: "Hi" },
  ),
  row("nothing at all", () => Buffer.alloc(0), {
    text: "",
    marks: ["no-message-id", "no-date"],
    thread: "quarantine: no-sender",
  }),
  row("a text without any header", () => Buffer.from("\r\nHi there\r\n"), {
    text: "Hi there",
    marks: ["no-message-id", "no-date"],
    thread: "quarantine: no-sender",
  }),
  row("headers only", () => makeMail({}, raw([], "")), { text: "" }),
  row(
    "prototype keys as headers",
    () => makeMail({ __proto__x: "1", constructor: "2", toString: "3" }, "Hi"),
    { text: "Hi" },
  ),
  row(
    "a name with a byte order mark before From",
    () =>
      Buffer.from(
        "\ufeffFrom: x@evil.example\r\nFrom: a@mail.example\r\nDate: Sun, 22 Nov 2026 12:25:00 +0800\r\nMessage-ID: <1@mail.example>\r\n\r\nHi",
      ),
    { text: "Hi", from: ["a@mail.example"] },
  ),
  row(
    "two Content-Type, the first counts",
    () => makeMail({ "Content-Type": ["text/plain; charset=utf-8", "text/html"] }, raw([], "<b>Hi</b>")),
    { text: "<b>Hi</b>", html: null, marks: ["doubled-headers"] },
  ),
  row(
    "a part's own From is no sender",
    () => makeMail({}, multi("mixed", [raw(["From: x@evil.example", "Content-Type: text/plain"], "Hi")])),
    { text: "Hi", from: ["Odile Varga <odile.varga@mail.example>"] },
  ),
  row(
    "a file beside the text",
    () => makeMail({}, multi("mixed", [plain("Hi"), file("statement.pdf", "application/pdf", "%PDF-1.7 x")])),
    { text: "Hi", files: ["statement.pdf | application/pdf | 10"] },
  ),
]

export const headers: Row[] = [...names, ...several, ...ids, ...subjects, ...dates, ...blocks]
