import type { KeyKind, OwnKey } from "@veridesk/contract/mail/crypto-keys.ts"
import type { Mailbox } from "@veridesk/contract/mail/mailbox.ts"
import { mailCrypto } from "@veridesk/ui/messages/mail-crypto.ts"
import { say } from "@veridesk/ui/say.ts"
import type { Queued } from "../../notifications/index.ts"
import type { Clock } from "../../platform/clock.ts"
import type { Db } from "../../platform/db/connect.ts"
import { asBytes } from "../../platform/mail/as-bytes.ts"
import type { OutgoingMail } from "../../platform/mail/outgoing-mail.ts"
import type { KeyTools, OpenedKey } from "./key-tools.ts"
import { type Confirmed, keysOfAddresses } from "./store.ts"

export type ProtectDeps = {
  db: Db
  clock: Clock
  tools: KeyTools
  mailboxFor: (address: string) => Mailbox | null
  from: string
  ownOf: (mailboxId: string) => Promise<OpenedKey[]>
}

/**
 * Signs a mail where the mailbox it is from has a key, and encrypts it where the key of whoever it is for is confirmed.
 * Once that is so no plain copy goes to anybody: whoever gets a copy needs a key too, and a key that has run out stops the
 * mail until somebody adds a new one or takes the old one back.
 * @returns the mail as it goes out; null where this copy must not
 */
export function makeProtect(o: ProtectDeps) {
  return async (mail: OutgoingMail, queued: Pick<Queued, "locale">): Promise<OutgoingMail | null> => {
    const mailbox = o.mailboxFor(mail.from?.address ?? addressIn(o.from))
    if (!mailbox) return mail
    const at = o.clock()
    const reader = (mail.envelope?.to ?? mail.to).toLowerCase()
    const everybody = [...new Set([mail.to, ...(mail.cc ?? []), reader].map((one) => one.toLowerCase()))]
    const [own, confirmed] = await Promise.all([
      o.ownOf(mailbox.id),
      keysOfAddresses(o.db, { brandId: mailbox.brandId, addresses: everybody }),
    ])
    const isGood = ({ validUntil }: { validUntil: Date | null }) => validUntil === null || validUntil > at
    const signing = own.filter(isGood)
    if (confirmed.some(({ address }) => address === mail.to.toLowerCase())) {
      const theirs = confirmed.find((key) => key.address === reader && isGood(key))
      return theirs ? encrypted({ mail, queued, key: theirs, own: signing, at }) : null
    }
    const sign = signing.find(({ kind }) => kind === "smime") ?? signing[0]
    if (!sign) return mail
    return { ...mail, raw: await wrap(mail, { sign, kind: sign.kind, at, encryptFor: null, subject: "" }) }
  }

  type Encrypting = {
    mail: OutgoingMail
    queued: Pick<Queued, "locale">
    key: Confirmed
    own: OpenedKey[]
    at: Date
  }

  async function encrypted({ mail, queued, key, own, at }: Encrypting): Promise<OutgoingMail> {
    const { kind } = key
    const sign = own.find((one) => one.kind === kind) ?? null
    const subject = subjectOf(mail, queued.locale)
    // With our own key among them, what we sent can be opened again from what the far side gives back.
    const encryptFor = [key.publicPart, ...(sign ? [sign.publicPart] : [])]
    const raw = await wrap(mail, { sign, kind, at, encryptFor, subject })
    const { attachments: _, ...head } = mail
    // Nothing of what it says is kept anywhere but in its own bytes.
    return { ...head, subject, html: "", text: Buffer.from(raw).toString("latin1"), raw }
  }

  type Wrapping = {
    sign: OwnKey | null
    kind: KeyKind
    at: Date
    encryptFor: string[] | null
    subject: string
  }

  async function wrap(mail: OutgoingMail, w: Wrapping): Promise<Uint8Array> {
    return o.tools.protect({ ...w, mail: await asBytes(mail, o.from) })
  }
}

/** Harmless and always the same: which ticket it is about, and nothing of what anybody wrote. */
function subjectOf({ headers }: OutgoingMail, language: string): string {
  const locale = language === "zh-CN" ? "zh-CN" : "en"
  const number = headers["x-veridesk-ticket"]
  return number
    ? say(locale, mailCrypto, "mail-crypto.subject-numbered", { number })
    : say(locale, mailCrypto, "mail-crypto.subject")
}

function addressIn(from: string): string {
  return /<([^>]+)>/.exec(from)?.[1] ?? from
}
