import { alternative, file, html, type MadePart, makeMail, multi, PIXEL, plain, raw } from "../make-mail.ts"
import { makeTnef } from "../make-tnef.ts"
import { type Row, row } from "./row.ts"

type Marks = Row["expect"]["marks"]
const withFile = (name: string, part: MadePart, ...[files, marks = []]: [string[], Marks?]): Row =>
  row(name, () => makeMail({}, multi("mixed", [plain("Hi"), part])), { text: "Hi", files, marks })
const zip = (flags: number) => {
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(flags, 6)
  return Buffer.concat([local, Buffer.from("secret data of the archive")])
}

const kinds: Row[] = [
  withFile(
    "a ZIP with a password",
    file("id.zip", "application/zip", zip(1)),
    ["id.zip | application/zip | 56"],
    ["password-file"],
  ),
  withFile("a ZIP without one", file("id.zip", "application/zip", zip(0)), ["id.zip | application/zip | 56"]),
  withFile(
    "a PDF with a password",
    file("id.pdf", "application/pdf", `%PDF-1.7\n${" ".repeat(40)}trailer << /Root 1 0 R /Encrypt 9 0 R >>`),
    ["id.pdf | application/pdf | 89"],
    ["password-file"],
  ),
  withFile(
    "an Office file with a password",
    file(
      "id.docx",
      "application/msword",
      Buffer.concat([
        Buffer.from("d0cf11e0a1b11ae1", "hex"),
        Buffer.alloc(60),
        Buffer.from("EncryptedPackage", "utf16le"),
      ]),
    ),
    ["id.docx | application/msword | 100"],
    ["password-file"],
  ),
  withFile(
    "an invitation",
    raw(["Content-Type: text/calendar; method=REQUEST; charset=utf-8"], "BEGIN:VCALENDAR\r\nEND:VCALENDAR"),
    ["file-1.ics | text/calendar | 30"],
    ["calendar"],
  ),
  withFile(
    "an invitation as a file",
    file("invite.ics", "application/octet-stream", "BEGIN:VCALENDAR"),
    ["invite.ics | application/octet-stream | 15"],
    ["calendar"],
  ),
  withFile("a text as a file", file("log.txt", "text/plain", "one\ntwo"), ["log.txt | text/plain | 7"]),
  withFile("HTML as a file", file("page.html", "text/html", "<script>1</script>"), [
    "page.html | text/html | 18",
  ]),
  withFile(
    "a text that is inline and has a name",
    raw(
      ['Content-Type: text/plain; name="log.txt"', 'Content-Disposition: inline; filename="log.txt"'],
      "one",
    ),
    ["log.txt | text/plain | 3"],
  ),
  withFile(
    "a file without a type",
    raw(["Content-Disposition: attachment; filename=a.dat", "Content-Type:"], "one"),
    ["a.dat | text/plain | 3"],
  ),
  withFile(
    "a file of a wrong type",
    raw(["Content-Disposition: attachment; filename=a.dat", "Content-Type: a/b/<c>"], "one"),
    ["a.dat | application/octet-stream | 3"],
  ),
  withFile("a file of no bytes", file("empty.txt", "text/plain", ""), ["empty.txt | text/plain | 0"]),
  withFile(
    "uuencode in the text stays text",
    raw(["Content-Type: application/x-uuencode; name=a.uu"], "begin 644 a.txt"),
    ["a.uu | application/x-uuencode | 15"],
  ),
]

const picture = (id: string, more: string[] = []): MadePart => ({
  head: [
    "Content-Type: image/gif; name=shot.gif",
    "Content-Disposition: inline",
    "Content-Transfer-Encoding: base64",
    `Content-ID: <${id}>`,
    ...more,
  ],
  body: Buffer.from(PIXEL.toString("base64")),
})
const size = PIXEL.length

const pictures: Row[] = [
  row(
    "a picture of its own shown inline",
    () =>
      makeMail(
        {},
        multi("related", [
          html('<p>See <img src="cid:shot@mail.example" alt="shot"></p>'),
          picture("shot@mail.example"),
        ]),
      ),
    {
      text: "See",
      html: '<p>See <img alt="shot" src="cid:shot%40mail.example" /></p>',
      files: [`shot.gif | image/gif | ${size} | inline`],
      contentIds: ["shot@mail.example"],
    },
  ),
  row(
    "a picture with a Content-ID that isn't shown",
    () => makeMail({}, multi("related", [html("<p>Hi</p>"), picture("shot@mail.example")])),
    { text: "Hi", files: [`shot.gif | image/gif | ${size}`] },
  ),
  row(
    "cid: of a picture that isn't there",
    () => makeMail({}, html('<img src="cid:other@mail.example">Hi')),
    { text: "Hi", html: "<img />Hi" },
  ),
  row(
    "cid: of a part that is HTML",
    () =>
      makeMail(
        {},
        multi("related", [
          html('<img src="cid:page@mail.example">Hi'),
          file("p.html", "text/html", "<b>x</b>", ["Content-ID: <page@mail.example>"]),
        ]),
      ),
    {
      text: "Hi",
      html: "<img />Hi",
      files: ["p.html | text/html | 8"],
      contentIds: [null],
    },
  ),
  row(
    "two pictures with one Content-ID",
    () => makeMail({}, multi("related", [html('<img src="cid:a@m">Hi'), picture("a@m"), picture("a@m")])),
    {
      text: "Hi",
      html: '<img src="cid:a%40m" />Hi',
      files: [`shot.gif | image/gif | ${size} | inline`, `shot.gif | image/gif | ${size}`],
      contentIds: ["a@m", null],
    },
  ),
  row(
    "cid: in capitals and percent-encoded",
    () =>
      makeMail(
        {},
        multi("related", [html('<img src="CID:shot%40mail.example">Hi'), picture("shot@mail.example")]),
      ),
    {
      text: "Hi",
      html: '<img src="cid:shot%40mail.example" />Hi',
      files: [`shot.gif | image/gif | ${size} | inline`],
    },
  ),
  row(
    "a picture written into the HTML",
    () => makeMail({}, html(`<p>Hi <img src="data:image/gif;base64,${PIXEL.toString("base64")}"></p>`)),
    {
      text: "Hi",
      html: '<p>Hi <img src="cid:embedded-1@mail.invalid" /></p>',
      files: [`picture-1.gif | image/gif | ${size} | inline`],
    },
  ),
  row(
    "43 inline pictures",
    () =>
      makeMail(
        {},
        multi("related", [
          html(Array.from({ length: 43 }, (_, at) => `<p>${at + 1}<img src="cid:p${at}@m"></p>`).join("")),
          ...Array.from({ length: 43 }, (_, at) => picture(`p${at}@m`)),
        ]),
      ),
    {
      text: Array.from({ length: 43 }, (_, at) => String(at + 1)).join("\n\n"),
      files: Array.from({ length: 43 }, () => `shot.gif | image/gif | ${size} | inline`),
      contentIds: Array.from({ length: 43 }, (_, at) => `p${at}@m`),
    },
  ),
]

const old = makeMail(
  { From: "Mei <mei@kestrel.example>", To: "odile.varga@mail.example", Subject: "Your statement" },
  "It is attached.",
)
const FORWARDED =
  "---------- Forwarded message ----------\nFrom: Mei <mei@kestrel.example>\nDate: 2026-11-22T04:25:00.000Z\nTo: odile.varga@mail.example\nSubject: Your statement\n\nIt is attached."

const within: Row[] = [
  row(
    "a mail forwarded as a file",
    () =>
      makeMail(
        {},
        multi("mixed", [
          plain("See below."),
          {
            head: [
              "Content-Type: message/rfc822",
              'Content-Disposition: attachment; filename="Your statement.eml"',
            ],
            body: old,
          },
        ]),
      ),
    {
      text: `See below.\n\n${FORWARDED}`,
      fresh: "See below.",
      files: [`Your statement.eml | message/rfc822 | ${old.length}`],
      marks: ["forwarded"],
    },
  ),
  row(
    "a mail forwarded inline",
    () =>
      makeMail(
        {},
        multi("mixed", [
          plain("See below."),
          { head: ["Content-Type: message/rfc822", "Content-Disposition: inline"], body: old },
        ]),
      ),
    {
      text: `See below.\n\n${FORWARDED}`,
      fresh: "See below.",
      files: [`file-1.eml | message/rfc822 | ${old.length}`],
      marks: ["forwarded"],
    },
  ),
  row(
    "winmail.dat with a text and a file",
    () =>
      makeMail(
        {},
        multi("mixed", [
          plain(""),
          file(
            "winmail.dat",
            "application/ms-tnef",
            makeTnef({
              text: "My statement is attached.",
              files: [{ name: "statement.pdf", bytes: Buffer.from("%PDF-1.7") }],
            }),
          ),
        ]),
      ),
    {
      text: "My statement is attached.",
      files: ["statement.pdf | application/octet-stream | 8"],
      marks: ["winmail"],
    },
  ),
  row(
    "winmail.dat beside a text, a file with a Chinese name",
    () =>
      makeMail(
        {},
        multi("mixed", [
          plain("Hi"),
          file(
            "winmail.dat",
            "application/octet-stream",
            makeTnef({ text: "other", files: [{ name: "对账单.pdf", bytes: Buffer.from("%PDF-1.7") }] }),
          ),
        ]),
      ),
    {
      text: "Hi",
      files: ["对账单.pdf | application/octet-stream | 8"],
      marks: ["winmail"],
    },
  ),
  row(
    "winmail.dat cut off",
    () =>
      makeMail(
        {},
        multi("mixed", [
          plain("Hi"),
          file(
            "winmail.dat",
            "application/ms-tnef",
            makeTnef({ text: "x", files: [{ name: "a.pdf", bytes: Buffer.alloc(500) }] }).subarray(0, 30),
          ),
        ]),
      ),
    {
      text: "Hi",
      files: ["winmail.dat | application/ms-tnef | 30"],
      marks: ["winmail"],
    },
  ),
  row(
    "a file called winmail.dat that isn't one",
    () =>
      makeMail(
        {},
        multi("mixed", [plain("Hi"), file("winmail.dat", "application/ms-tnef", "nothing of the kind")]),
      ),
    { text: "Hi", files: ["winmail.dat | application/ms-tnef | 19"] },
  ),
  row(
    "HTML, text, picture and file together",
    () =>
      makeMail(
        {},
        multi("mixed", [
          multi("related", [alternative("Hi", '<p>Hi <img src="cid:a@m"></p>'), picture("a@m")]),
          file("a.pdf", "application/pdf", "%PDF"),
        ]),
      ),
    {
      text: "Hi",
      html: '<p>Hi <img src="cid:a%40m" /></p>',
      files: [`shot.gif | image/gif | ${size} | inline`, "a.pdf | application/pdf | 4"],
    },
  ),
]

export const files: Row[] = [...kinds, ...pictures, ...within]
