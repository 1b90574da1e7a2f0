import type { Envelope } from "@veridesk/contract/mail/raw-mail.ts"

/** Of a head, no more is looked at for who wrote. */
const LOOKED_AT = 16 * 1024
const ADDRESS = /[!#-'*+\-./0-9=?A-Z^_`a-z{|}~]{1,64}@[a-z0-9.-]{1,190}/i

/**
 * Whose mail it says it is, so that mails of one person are placed in the order they came: the address of `From`, else
 * the sender of the envelope (a forwarder writes a new one each time). Null where neither says anything; such mails
 * wait for nobody. A guess, not a proof of anything.
 */
export function laneOf(envelope: Envelope, head: Buffer): string | null {
  const text = head.toString("latin1", 0, LOOKED_AT)
  const end = text.search(/\r?\n\r?\n/)
  const header = /^from[ \t]*:((?:.*)(?:\r?\n[ \t].*)*)/im.exec(end < 0 ? text : text.slice(0, end + 1))?.[1]
  const inBrackets = /<([^<>]*)>/.exec(header ?? "")?.[1]
  const found = ADDRESS.exec(inBrackets ?? header ?? "")?.[0] ?? envelope.from
  return found ? found.toLowerCase().slice(0, 320) : null
}
