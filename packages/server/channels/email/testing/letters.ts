import { createHash } from "node:crypto"

export type Letter = { from: string; to: string; bytes: Buffer; sha256: string }

const MEDIAN_BYTES = 20 * 1024
const SPREAD = 1.1
const MOST_BYTES = 1024 * 1024
const PEOPLE = 2000

const ENGLISH =
  "I sent 2,480 USDT from my own wallet this morning and the explorer shows twelve confirmations, but nothing has arrived in my spot account. I have used the same address three times before and it never took longer than ten minutes. "
const CHINESE =
  "下午两点从自己的钱包转出，钱包显示成功，但现货账户一直没有变化。之前用同一个地址充值过三次，都在十分钟内到账，这次已经等了四个小时。"

/**
 * Mails as an exchange's support gets them, the same ones for the same seed: of a few thousand people, half in Chinese,
 * most of them text and HTML, some with a file, a few automatic ones; half of them larger than 20 KB. `to`: one of ours.
 */
export function makeLetters(o: { seed: number; to: string; name: string }): (n: number) => Letter {
  return (n) => {
    const draw = random(o.seed * 1_000_003 + n)
    const person = Math.floor(draw() * PEOPLE)
    const from = `person${person}@mail${person % 40}.example`
    const size = Math.min(MOST_BYTES, Math.round(MEDIAN_BYTES * Math.exp(SPREAD * normal(draw))))
    const isChinese = draw() < 0.5
    const head = [
      `From: ${isChinese ? `=?utf-8?B?${base64("何知远")}?=` : "Odile Varga"} <${from}>`,
      `To: <${o.to}>`,
      `Subject: ${isChinese ? `=?utf-8?B?${base64(`充值未到账 ${n}`)}?=` : `Deposit ${n} is missing`}`,
      `Message-ID: <${o.name}.${n}@mail${person % 40}.example>`,
      "Date: Thu, 26 Nov 2026 06:00:00 +0000",
      "MIME-Version: 1.0",
    ]
    const text = `${isChinese ? CHINESE : ENGLISH}\nUID 8812${String(person).padStart(4, "0")}\n`
    const kind = draw()
    const body =
      kind < 0.1 ? plain(text, size) : kind < 0.85 ? alternative(text, size, n) : withFile(text, size, draw)
    if (kind > 0.97) head.push("Auto-Submitted: auto-replied")
    const bytes = Buffer.from(`${head.join("\r\n")}\r\n${body}`.replaceAll(/\r?\n/g, "\r\n"))
    return { from, to: o.to, bytes, sha256: createHash("sha256").update(bytes).digest("hex") }
  }
}

function plain(text: string, size: number): string {
  const times = Math.max(1, Math.min(40, Math.round(size / text.length)))
  return `Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n${wrapped(base64(text.repeat(times)))}\n`
}

function alternative(text: string, size: number, n: number): string {
  const row = `<tr><td style="padding:8px;color:#333">${text}</td><td><a href="https://mail.example/${n}">more</a></td></tr>\n`
  const rows = row.repeat(Math.max(1, Math.round((size * 0.7) / Buffer.byteLength(row))))
  const html = `<html><head><style>td{font:14px sans-serif}</style></head><body><p>${text}</p><table>${rows}</table></body></html>`
  return multipart("alternative", [
    `Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n${wrapped(base64(text))}`,
    `Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n${wrapped(base64(html))}`,
  ])
}

function withFile(text: string, size: number, draw: () => number): string {
  let log = ""
  while (log.length < size * 0.7)
    log += `${draw().toFixed(12)} GET /v1/deposits ${Math.floor(draw() * 500)} ms\n`
  return multipart("mixed", [
    `Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n${wrapped(base64(text))}`,
    `Content-Type: text/plain; name="api.log"\nContent-Disposition: attachment; filename="api.log"\nContent-Transfer-Encoding: base64\n\n${wrapped(base64(log))}`,
  ])
}

function multipart(kind: string, parts: string[]): string {
  const boundary = "kestrel-part"
  return `Content-Type: multipart/${kind}; boundary="${boundary}"\n\n${parts.map((part) => `--${boundary}\n${part}\n`).join("")}--${boundary}--\n`
}

function base64(text: string): string {
  return Buffer.from(text).toString("base64")
}

function wrapped(text: string): string {
  return text.replaceAll(/.{76}/g, "$&\n")
}

/** Mulberry32: small, and the same everywhere. */
function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

function normal(draw: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw())
}
