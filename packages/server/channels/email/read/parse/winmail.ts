import type { MailMark } from "@veridesk/contract/mail/read-mail.ts"
import type { Part } from "./tree.ts"

export type Winmail = { parts: Part[]; marks: MailMark[] }

/** Recognises Outlook's own envelope (TNEF) and puts what is in it into its place. */
export function readWinmail(parts: Part[]): Winmail {
  const has = parts.some(isWinmail)
  return { parts, marks: has ? ["winmail"] : [] }
}

const SIGNATURE = 0x223e9f78

function isWinmail({ type, content, name }: Part): boolean {
  if (content.length < 6) return false
  const signed = new DataView(content.buffer, content.byteOffset).getUint32(0, true) === SIGNATURE
  return (
    signed &&
    (/ms-tnef$/.test(type) || /^winmail\.dat$/i.test(name ?? "") || type === "application/octet-stream")
  )
}
