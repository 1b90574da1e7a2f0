import { mailCrypto } from "@veridesk/ui/messages/mail-crypto.ts"
import { alternative, file, html, makeMail, multi, plain, raw } from "../make-mail.ts"
import { type Row, row } from "./row.ts"

/** What is said in place of a text that nobody here can read, in both languages. */
const NO_KEY = `${mailCrypto["mail-crypto.no-key"].zh}\n${mailCrypto["mail-crypto.no-key"].en}`

const B = "Content-Type: multipart/mixed; boundary="
const lines = (...all: string[]) => all.join("\r\n")
type Body = [content: string | Buffer, expect: Row["expect"]]
const body = (name: string, head: string[], ...[content, expect]: Body): Row =>
  row(name, () => makeMail({}, raw(head, content)), expect)

const boundaries: Row[] = [
  body(
    "no boundary is named",
    ["Content-Type: multipart/mixed"],
    lines("--abc", "Content-Type: text/plain", "", "Hi", "--abc--"),
    { text: "Hi", marks: ["structure-damaged"] },
  ),
  body(
    "another boundary is named than there is",
    [`${B}"xyz"`],
    lines("--abc", "Content-Type: text/plain", "", "Hi", "--abc--"),
    { text: "Hi", marks: ["structure-damaged"] },
  ),
  body("a boundary is named and never met", [`${B}"xyz"`], "Just a text", {
    text: "Just a text",
    marks: ["structure-damaged"],
  }),
  body("the last boundary is missing", [`${B}"abc"`], lines("--abc", "Content-Type: text/plain", "", "Hi"), {
    text: "Hi",
  }),
  body(
    "a part after the end",
    [`${B}"abc"`],
    lines("--abc", "", "Hi", "--abc--", "", "--abc", "Content-Type: text/plain", "", "Late"),
    { text: "Hi" },
  ),
  body("a boundary of one character", [`${B}"a"`], lines("--a", "", "Hi", "--a", "", "there", "--a--"), {
    text: "Hi\nthere",
  }),
  body(
    "a boundary of regular expressions' signs",
    [`${B}"(.+)*[a]?|$"`],
    lines("--(.+)*[a]?|$", "", "Hi", "--(.+)*[a]?|$--"),
    { text: "Hi" },
  ),
  body("a boundary with spaces after it", [`${B}"abc"`], lines("--abc  ", "", "Hi", "--abc--  "), {
    text: "Hi",
  }),
  body("a boundary without quotes", [`${B}abc`], lines("--abc", "", "Hi", "--abc--"), { text: "Hi" }),
  body(
    "a boundary that begins another",
    [`${B}"abc"`],
    lines("--abc", "", "Hi", "--abcd", "still", "--abc--"),
    { text: "Hi\n--abcd\nstill" },
  ),
  body(
    "the boundary is named twice, the first counts",
    [`${B}"abc"; boundary="xyz"`],
    lines("--abc", "", "Hi", "--abc--"),
    { text: "Hi" },
  ),
  body(
    "a boundary in two pieces (RFC 2231)",
    ['Content-Type: multipart/mixed; boundary*0="ab"; boundary*1="c"'],
    lines("--abc", "", "Hi", "--abc--"),
    { text: "Hi" },
  ),
  body(
    "a preamble and an epilogue",
    [`${B}"abc"`],
    lines("This is MIME.", "--abc", "", "Hi", "--abc--", "the end"),
    { text: "Hi" },
  ),
  body(
    "an inner multipart with the boundary of the outer",
    [`${B}"abc"`],
    lines("--abc", 'Content-Type: multipart/alternative; boundary="abc"', "", "--abc", "", "Hi", "--abc--"),
    { text: "Hi" },
  ),
  body(
    "an inner multipart is not closed",
    [`${B}"abc"`],
    lines(
      "--abc",
      'Content-Type: multipart/alternative; boundary="def"',
      "",
      "--def",
      "",
      "Hi",
      "--abc",
      "",
      "there",
      "--abc--",
    ),
    { text: "Hi\nthere" },
  ),
  body("a multipart without parts", [`${B}"abc"`], lines("--abc--"), {
    text: "",
    marks: ["structure-damaged"],
  }),
]

const encodings: Row[] = [
  body(
    "base64 with other characters in it",
    ["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64"],
    "5L2g*5aW9!!\r\n=?",
    { text: "你好", marks: ["base64-damaged"] },
  ),
  body(
    "base64 without its padding at the end",
    ["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64"],
    "5L2g5aW9IQ",
    { text: "你好!" },
  ),
  body(
    "base64 of which nothing is any",
    ["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64"],
    "。。。。",
    { text: "", marks: ["base64-damaged"] },
  ),
  body(
    "base64 of odd length",
    ["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64"],
    "5L2g5aW9I",
    { text: "你好" },
  ),
  body(
    "base64 padded on every line",
    ["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64"],
    "5L0=\r\noA==\r\n5aW9",
    { text: "你好" },
  ),
  body(
    "plain text that says it is base64",
    ["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64"],
    "Hello there, my withdrawal is late.",
    { text: "Hello there, my withdrawal is late.", marks: ["base64-damaged"] },
  ),
  body(
    "an encoding nobody knows",
    ["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: x-zip"],
    "Hi",
    { text: "Hi" },
  ),
  body(
    "quoted-printable with wrong escapes",
    ["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: quoted-printable"],
    "100 =XY and =\r\n20=3D20 =",
    { text: "100 =XY and 20=20" },
  ),
  body(
    "quoted-printable in small letters",
    ["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: quoted-printable"],
    "=e4=bd=a0=e5=a5=bd",
    { text: "你好" },
  ),
  body(
    "quoted-printable, a character over two lines",
    ["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: quoted-printable"],
    "=E4=BD=\r\n=A0=E5=A5=BD",
    { text: "你好" },
  ),
  body(
    "quoted-printable of soft ends only",
    ["Content-Type: text/plain", "Content-Transfer-Encoding: quoted-printable"],
    "=\r\n".repeat(1000),
    { text: "" },
  ),
  body(
    "flowed text (RFC 3676)",
    ["Content-Type: text/plain; charset=utf-8; format=flowed"],
    "My withdrawal of \r\n0.15 BTC is pending.\r\n\r\n> What is \r\n> your UID?\r\n",
    {
      text: "My withdrawal of 0.15 BTC is pending.\n\n> What is your UID?",
      fresh: "My withdrawal of 0.15 BTC is pending.",
    },
  ),
  body(
    "flowed Chinese text whose spaces go",
    ["Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes"],
    "我的提币 \r\n还没有到账。",
    { text: "我的提币还没有到账。" },
  ),
  body("NUL in the text", ["Content-Type: text/plain"], "Hi\0there", { text: "Hithere" }),
  body(
    "escape sequences of a terminal in the text",
    ["Content-Type: text/plain"],
    "\u001b[31mHi\u001b[0m\u0007 there",
    { text: "[31mHi[0m there" },
  ),
  body("line ends of old Macs", ["Content-Type: text/plain"], "Hi\rthere\r", { text: "Hi\nthere" }),
  body("no Content-Type at all", [], "Hi", { text: "Hi" }),
  body("a Content-Type that is none", ["Content-Type: text"], "Hi", { text: "Hi" }),
  body("a Content-Type without a subtype, as old programs write it", ["Content-Type: plain"], "Hi", {
    text: "Hi",
  }),
]

const shapes: Row[] = [
  row(
    "alternative: text and HTML say the same",
    () => makeMail({}, alternative("Hi there", "<p>Hi <b>there</b></p>")),
    { text: "Hi there", html: "<p>Hi <b>there</b></p>" },
  ),
  row(
    "alternative: HTML first",
    () => makeMail({}, multi("alternative", [html("<p>Hi</p>"), plain("Hi in text")])),
    { text: "Hi in text" },
  ),
  row("alternative: the text is empty", () => makeMail({}, alternative("\n \n", "<p>Hi</p>")), {
    text: "Hi",
  }),
  row(
    "alternative: the text only says that HTML is needed",
    () => makeMail({}, alternative("Your email client does not support HTML.", "<p>Hi</p>")),
    { text: "Hi" },
  ),
  row(
    "alternative with three forms",
    () =>
      makeMail(
        {},
        multi("alternative", [
          plain("Hi"),
          raw(["Content-Type: text/enriched"], "<bold>Hi</bold>"),
          html("<p>Hi</p>"),
        ]),
      ),
    {
      text: "Hi",
      files: ["file-1.bin | text/enriched | 15"],
    },
  ),
  row(
    "related within alternative within mixed",
    () =>
      makeMail(
        {},
        multi("mixed", [
          multi("alternative", [plain("Hi"), multi("related", [html("<p>Hi</p>")])]),
          file("a.txt", "text/plain", "abc"),
        ]),
      ),
    {
      text: "Hi",
      html: "<p>Hi</p>",
      files: ["a.txt | text/plain | 3"],
    },
  ),
  row(
    "text, file, text, as Apple Mail sends it",
    () =>
      makeMail(
        {},
        multi("mixed", [plain("Before"), file("a.pdf", "application/pdf", "%PDF"), plain("After")]),
      ),
    {
      text: "Before\nAfter",
      files: ["a.pdf | application/pdf | 4"],
    },
  ),
  row(
    "HTML and then text outside of an alternative",
    () => makeMail({}, multi("mixed", [html("<p>Hi</p>"), plain("Sent by the list")])),
    { text: "Hi\nSent by the list", html: "<p>Hi</p>" },
  ),
  row(
    "a footer of a mailing list as a part of its own",
    () => makeMail({}, multi("mixed", [plain("Hi"), plain("-- \nList footer")])),
    { text: "Hi\n-- \nList footer", fresh: "Hi" },
  ),
  row(
    "a digest",
    () =>
      makeMail(
        {},
        multi("digest", [
          raw([], makeMail({ Subject: "One", From: "a@mail.example" }, "First")),
          raw([], makeMail({ Subject: "Two", From: "b@mail.example" }, "Second")),
        ]),
      ),
    {
      text:
        "---------- Forwarded message ----------\nFrom: a@mail.example\nDate: 2026-11-22T04:25:00.000Z\nTo: Kestrel Support <support@kestrel.example>\nSubject: One\n\nFirst\n\n" +
        "---------- Forwarded message ----------\nFrom: b@mail.example\nDate: 2026-11-22T04:25:00.000Z\nTo: Kestrel Support <support@kestrel.example>\nSubject: Two\n\nSecond",
      fresh: "",
      marks: ["forwarded"],
      files: [
        `file-1.eml | message/rfc822 | ${makeMail({ Subject: "One", From: "a@mail.example" }, "First").length}`,
        `file-2.eml | message/rfc822 | ${makeMail({ Subject: "Two", From: "b@mail.example" }, "Second").length}`,
      ],
    },
  ),
  row(
    "a mail of S/MIME's signature",
    () =>
      makeMail({}, multi("signed", [plain("Hi"), file("smime.p7s", "application/pkcs7-signature", "abc")])),
    {
      text: "Hi",
      files: ["smime.p7s | application/pkcs7-signature | 3"],
      crypto: { kind: "smime", encrypted: false },
    },
  ),
  row(
    "a mail encrypted by S/MIME",
    () =>
      makeMail(
        {},
        raw(
          [
            'Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name="smime.p7m"',
            "Content-Transfer-Encoding: base64",
          ],
          "AAAA",
        ),
      ),
    {
      text: NO_KEY,
      files: ["smime.p7m | application/pkcs7-mime | 3"],
      crypto: { kind: "smime", encrypted: true },
    },
  ),
  row(
    "a mail signed by S/MIME, opaque",
    () =>
      makeMail(
        {},
        raw(
          [
            'Content-Type: application/pkcs7-mime; smime-type=signed-data; name="smime.p7m"',
            "Content-Transfer-Encoding: base64",
          ],
          "AAAA",
        ),
      ),
    {
      text: "",
      files: ["smime.p7m | application/pkcs7-mime | 3"],
      crypto: { kind: "smime", encrypted: false },
    },
  ),
  row(
    "a mail signed by PGP",
    () =>
      makeMail({}, multi("signed", [plain("Hi"), file("signature.asc", "application/pgp-signature", "abc")])),
    {
      text: "Hi",
      files: ["signature.asc | application/pgp-signature | 3"],
      crypto: { kind: "pgp", encrypted: false },
    },
  ),
  row(
    "a mail encrypted by PGP",
    () =>
      makeMail(
        {},
        multi("encrypted", [
          raw(["Content-Type: application/pgp-encrypted"], "Version: 1"),
          file("encrypted.asc", "application/octet-stream", "abc"),
        ]),
      ),
    {
      text: NO_KEY,
      files: ["file-1.asc | application/pgp-encrypted | 10", "encrypted.asc | application/octet-stream | 3"],
      crypto: { kind: "pgp", encrypted: true },
    },
  ),
  row(
    "a text encrypted by PGP without MIME",
    () => makeMail({}, `-----BEGIN PGP MESSAGE-----\n\n${"A".repeat(120)}\n-----END PGP MESSAGE-----`),
    {
      text: `${NO_KEY}\n\n-----BEGIN PGP MESSAGE-----\n\n${"A".repeat(120)}\n-----END PGP MESSAGE-----`,
      fresh: NO_KEY,
      crypto: { kind: "pgp", encrypted: true },
    },
  ),
]

export const structure: Row[] = [...boundaries, ...encodings, ...shapes]
