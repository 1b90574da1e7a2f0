import type { DkimKey, OutgoingMail } from "./outgoing-mail.ts"

/** A mail as the library takes it. An address as an object is one address, whatever stands in it. */
export function asLetter(mail: OutgoingMail, from: string) {
  const { cc = [], replyTo, envelope, dkim, headers, raw, ...rest } = mail
  if (raw) {
    const sender = mail.from?.address ?? /<([^>]+)>/.exec(from)?.[1] ?? from
    return {
      raw: Buffer.from(raw),
      envelope: envelope ?? { from: sender, to: mail.to },
      ...(dkim && { dkim: signingWith(dkim) }),
    }
  }
  return {
    ...rest,
    from: mail.from ?? from,
    to: one(mail.to),
    headers,
    ...(cc.length > 0 && { cc: cc.map(one) }),
    ...(replyTo && { replyTo: one(replyTo) }),
    ...(envelope && { envelope }),
    ...(dkim && { dkim: signingWith(dkim) }),
  }
}

const one = (address: string) => ({ name: "", address })

/** Beside the library's own list: what makes one-click unsubscribing believable (RFC 8058 §4), and what says how it came to be. */
const SIGNED =
  "From:Reply-To:Subject:Date:Message-ID:To:Cc:MIME-Version:Content-Type:In-Reply-To:References:List-Id:List-Unsubscribe:List-Unsubscribe-Post:Auto-Submitted"

function signingWith({ domain, selector, privateKey }: DkimKey) {
  return { domainName: domain, keySelector: selector, privateKey, headerFieldNames: SIGNED }
}
