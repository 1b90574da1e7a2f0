import { makeMail, plain, raw } from "../make-mail.ts"
import { type Row, row } from "./row.ts"

/** Nested multiparts, each in the one before. */
function deep(levels: number): Buffer {
  const opened = Array.from(
    { length: levels },
    (_, at) => `Content-Type: multipart/mixed; boundary="b${at}"\r\n\r\n--b${at}\r\n`,
  )
  return makeMail({}, raw([], "")).subarray(0, -2).toString("latin1")
    ? Buffer.concat([makeMail({}, raw([], "")).subarray(0, -2), Buffer.from(`${opened.join("")}\r\nHi`)])
    : Buffer.alloc(0)
}

function wide(parts: number): Buffer {
  return makeMail(
    {},
    raw(['Content-Type: multipart/mixed; boundary="b"'], `${"--b\r\n\r\nx\r\n".repeat(parts)}--b--`),
  )
}

const LONG_LINE = `${"好的。".repeat(600_000)}`

/** Mails made to be dear; each is refused, or read in part, within a second. */
export const limits: Row[] = [
  row("30 multiparts deep", () => deep(30), { text: "Hi" }),
  row("1,000 multiparts deep", () => deep(1000), { unreadable: "too-deep" }),
  row(
    "40 multiparts deep, all with one boundary",
    () =>
      makeMail(
        {},
        raw(
          ['Content-Type: multipart/mixed; boundary="b"'],
          '--b\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n'.repeat(40),
        ),
      ),
    { unreadable: "too-deep" },
  ),
  row("900 parts", () => wide(900), { text: Array.from({ length: 900 }, () => "x").join("\n") }),
  row("100,000 parts", () => wide(100_000), { unreadable: "too-many-parts" }),
  row("10,000 headers", () => makeMail({ "X-A": Array.from({ length: 10_000 }, () => "1") }, "Hi"), {
    unreadable: "headers-too-large",
  }),
  row("a header of 1 MB", () => makeMail({ "X-A": "a".repeat(1024 * 1024) }, "Hi"), {
    unreadable: "headers-too-large",
  }),
  row("a header of 1 MB over many lines", () => makeMail({ "X-A": "a\r\n ".repeat(300_000) }, "Hi"), {
    unreadable: "headers-too-large",
  }),
  row(
    "a head of 12,000 lines is read, and not checked",
    () => makeMail({ "X-A": "a\r\n ".repeat(12_000) }, "Hi"),
    {
      text: "Hi",
      authenticity: { spf: "temperror", dkim: "temperror", dmarc: "temperror", doubts: ["unchecked"] },
    },
  ),
  row(
    "100,000 recipients",
    () =>
      makeMail({ To: Array.from({ length: 100_000 }, (_, at) => `a${at}@m.example`).join(",\r\n ") }, "Hi"),
    { unreadable: "too-many-addresses" },
  ),
  row(
    "10,000 recipients over many fields",
    () =>
      makeMail(
        {
          Cc: Array.from({ length: 500 }, () =>
            Array.from({ length: 20 }, (_, at) => `a${at}@m.example`).join(", "),
          ),
        },
        "Hi",
      ),
    { unreadable: "too-many-addresses" },
  ),
  row("an address bomb of nested groups", () => makeMail({ To: "a:".repeat(50_000) }, "Hi"), {
    unreadable: "too-many-addresses",
  }),
  row(
    "an address bomb of open brackets and quotes",
    () => makeMail({ To: `${"(".repeat(60_000)}${'"'.repeat(40_000)}` }, "Hi"),
    { text: "Hi" },
  ),
  row(
    "headers of 10 parts are 2 MB together",
    () =>
      makeMail(
        {},
        raw(
          ['Content-Type: multipart/mixed; boundary="b"'],
          `${`--b\r\nX-A: ${"a".repeat(120_000)}\r\n\r\nx\r\n`.repeat(20)}--b--`,
        ),
      ),
    { unreadable: "headers-too-large" },
  ),
  row("a text of 5 MB in one line", () => makeMail({}, plain(LONG_LINE)), {
    text: LONG_LINE.slice(0, 256 * 1024),
    marks: ["shortened"],
    files: [`text-1.txt | text/plain | ${Buffer.byteLength(LONG_LINE)}`],
  }),
  row("a million links in a text", () => makeMail({}, plain("http://a.example/ ".repeat(100_000))), {
    text: "http://a.example/ "
      .repeat(100_000)
      .slice(0, 256 * 1024)
      .trim(),
    marks: ["shortened"],
    files: ["text-1.txt | text/plain | 1800000"],
  }),
  row(
    "20 MB of base64 without a line end",
    () =>
      makeMail(
        {},
        raw(
          ["Content-Type: application/octet-stream", "Content-Transfer-Encoding: base64"],
          "AAAA".repeat(5_000_000),
        ),
      ),
    {
      text: "",
      files: ["file-1.bin | application/octet-stream | 15000000"],
    },
  ),
]
