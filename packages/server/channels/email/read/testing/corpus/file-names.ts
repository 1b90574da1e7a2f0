import { encode } from "../encode.ts"
import { makeMail, raw, word } from "../make-mail.ts"
import { type Row, row } from "./row.ts"

type Marks = Row["expect"]["marks"]
const named = (name: string, disposition: string | Buffer, ...[shown, marks = []]: [string, Marks?]): Row =>
  row(
    `a file named ${name}`,
    () => {
      const boundary = Buffer.from(
        "--b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; ",
      )
      return makeMail(
        {},
        raw(
          ['Content-Type: multipart/mixed; boundary="b"'],
          Buffer.concat([
            Buffer.from("--b\r\n\r\nHi\r\n"),
            boundary,
            Buffer.from(disposition),
            Buffer.from("\r\n\r\nabc\r\n--b--"),
          ]),
        ),
      )
    },
    { text: "Hi", files: [`${shown} | application/octet-stream | 3`], marks },
  )

export const fileNames: Row[] = [
  named("as a path upwards", 'filename="../../etc/passwd"', "passwd"),
  named("as a path of Windows", 'filename="C:\\\\Users\\\\x\\\\a.txt"', "a.txt"),
  named("CON", 'filename="CON"', "_CON"),
  named("nul.txt", 'filename="nul.txt"', "_nul.txt"),
  named("with a zero width space and a dot", `filename*=utf-8''%E2%80%8B.htaccess`, "htaccess"),
  named("from right to left", `filename*=utf-8''invoice%E2%80%AEfdp.exe`, "invoicefdp.exe"),
  named("with NUL", `filename*=utf-8''a%00b.txt`, "ab.txt"),
  named("with 5,000 characters", `filename="${"a".repeat(5000)}.pdf"`, `${"a".repeat(196)}.pdf`),
  named("with a semicolon", 'filename="a;b.txt"', "a_b.txt"),
  named("with quotes", 'filename="a\\"b\\".txt"', "a_b_.txt"),
  named("with a line end", `filename*=utf-8''a%0D%0AX-Evil:%201.txt`, "a X-Evil_ 1.txt"),
  named("of dots only", 'filename="..."', "file-1.bin"),
  named("with nothing", 'filename=""', "file-1.bin"),
  named("in Chinese (RFC 2231)", `filename*=UTF-8''%E5%85%85%E5%80%BC%E6%88%AA%E5%9B%BE.png`, "充值截图.png"),
  named(
    "in Chinese over pieces (RFC 2231)",
    `filename*0*=UTF-8''%E5%85%85%E5%80; filename*1*=%BC%E6%88%AA%E5%9B%BE; filename*2=.png`,
    "充值截图.png",
  ),
  named(
    "in GB18030 (RFC 2231)",
    `filename*=gb18030''${[...encode("截图.png", "gb18030")].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join("")}`,
    "截图.png",
  ),
  named("as an encoded word", `filename="${word("截图.png", "gbk")}"`, "截图.png"),
  named(
    "as two encoded words",
    `filename="${word("提币", "gbk")} ${word("截图.png", "gbk")}"`,
    "提币截图.png",
  ),
  named(
    "in raw GBK",
    Buffer.concat([Buffer.from('filename="'), encode("提币记录截图.png", "gbk"), Buffer.from('"')]),
    "提币记录截图.png",
    ["charset-damaged"],
  ),
  named("in raw UTF-8", 'filename="提币截图.png"', "提币截图.png"),
  named("without quotes, with spaces", "filename=my statement 2025.pdf", "my statement 2025.pdf"),
  named("with markup", 'filename="<img src=x onerror=alert(1)>.png"', "_img src=x onerror=alert(1)_.png"),
]
