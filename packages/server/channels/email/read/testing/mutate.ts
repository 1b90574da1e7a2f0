/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** What mails are made of, put where it doesn't belong. */
const PIECES = [
  "\r\n",
  "\n",
  "\r",
  "\0",
  "\r\n\r\n",
  "--",
  "--b\r\n",
  "--b--\r\n",
  "=\r\n",
  "=E4=BD",
  "==",
  "=?utf-8?B?",
  "?=",
  "=?gb2312?Q?=B3",
  "=?utf-7?Q?+ADw-?=",
  "Content-Type: multipart/mixed; boundary=b\r\n",
  'Content-Type: multipart/alternative; boundary="=_alternative_2"\r\n',
  "Content-Type: text/html; charset=utf-8\r\n",
  "Content-Type: message/rfc822\r\n",
  "Content-Transfer-Encoding: base64\r\n",
  "Content-Transfer-Encoding: quoted-printable\r\n",
  "Content-Disposition: attachment; filename*0*=utf-8''%",
  "Content-ID: <a@m>\r\n",
  "charset=gb18030",
  "charset=iso-2022-jp",
  "charset=utf-16",
  "charset=hz-gb-2312",
  "charset=x-none",
  "format=flowed; delsp=yes",
  "From: a@b.example\r\n",
  "Subject: ",
  "Message-ID: <",
  "References: <1@k.example> ",
  "Auto-Submitted: auto-replied\r\n",
  'To: a:b:c:;,<>()"\\',
  "<div>",
  "</div>",
  "<blockquote type=cite>",
  "<script>",
  "<style>",
  "<!--",
  "-->",
  "<img src=cid:a@m>",
  "<a href=javascript:x>",
  "<table><tr><td>",
  "style='color:#fff;display:none'",
  "&#x",
  "&lt;",
  "<![CDATA[",
  "\u0001\u0002\u0003\u0004\u0005\u0006\u000e",
  "> ",
  "On Sun, Nov 22, 2026 a <b@c.example> wrote:\n",
  "-----Original Message-----\n",
  "发件人: ",
  "发送时间: ",
  "收件人: ",
  "主题: ",
  "-- \n",
  "UID: ",
  "订单号：",
  "TxID ",
  "http://",
  "@",
  "\u001b$B",
  "\u001b(B",
  "~{",
  "~}",
  "\ufffd",
  "\u202e",
  "\u200b",
  "PK\u0003\u0004",
  "%PDF-",
  "\u0078\u009f\u003e\u0022",
].map((piece) => Buffer.from(piece))

/** A mail with some things changed in it; never longer than twice its length and 70 KB. */
export function mutate(mail: Buffer, other: Buffer, random: () => number): Buffer {
  let changed = mail
  const times = 1 + Math.floor(random() * 6)
  for (let time = 0; time < times; time += 1) changed = mutateOnce(changed, other, random)
  return changed.subarray(0, mail.length * 2 + 70_000)
}

function mutateOnce(mail: Buffer, other: Buffer, random: () => number): Buffer {
  const below = (most: number) => Math.floor(random() * most)
  const at = below(mail.length + 1)
  const length = below(Math.min(200, mail.length - at + 1))
  const [before, within, after] = [
    mail.subarray(0, at),
    mail.subarray(at, at + length),
    mail.subarray(at + length),
  ]
  const piece = PIECES[below(PIECES.length)] ?? Buffer.alloc(0)
  switch (below(10)) {
    case 0:
      return Buffer.concat([before, Buffer.from(within.map((byte) => byte ^ (1 << below(8)))), after])
    case 1:
      return Buffer.concat([before, after])
    case 2:
      return Buffer.concat([before, within, within, after])
    case 3:
      return Buffer.concat([before, piece, within, after])
    case 4:
      return Buffer.concat([before, piece, after])
    case 5:
      return before
    case 6:
      return Buffer.concat([before, other.subarray(below(other.length + 1))])
    case 7:
      return Buffer.concat([
        before,
        ...Array.from({ length: below(Math.ceil(20_000 / (piece.length + 1))) }, () => piece),
        within,
        after,
      ])
    case 8:
      return Buffer.concat([before, Buffer.from(Array.from({ length: length + 1 }, () => below(256))), after])
    default:
      return swapLines(mail, below)
  }
}

function swapLines(mail: Buffer, below: (most: number) => number): Buffer {
  const lines = mail.toString("latin1").split("\n")
  const [one, two] = [below(lines.length), below(lines.length)]
  const first = lines[one] ?? ""
  lines[one] = lines[two] ?? ""
  lines[two] = first
  return Buffer.from(lines.join("\n"), "latin1")
}
