import type { MailFindings, ReadMail } from "@veridesk/contract/mail/read-mail.ts"
import type { SecretFinding } from "@veridesk/contract/secrets/finding.ts"

type Find = (text: string) => Promise<SecretFinding[]>

/** A mail without the secrets that stood in it, and of which kinds they were. */
export type Clean = { mail: ReadMail; removed: string[] }

/** How what was taken out is shown; the words beside it say the rest. */
const GAP = "[…]"

/**
 * Takes out of a mail what nobody at support may see (domain.md §3.4) before anything of it is stored in the open. Its
 * raw bytes stay sealed. HTML in whose words a secret stands is left out whole: what markup hides can't be cut out of it.
 */
export async function withoutSecrets(mail: ReadMail, find: Find): Promise<Clean> {
  const [text, fresh, subject] = await Promise.all(
    [mail.text, mail.fresh, mail.subject].map((one) => cut(one, find)),
  )
  if (!text || !fresh || !subject) throw new Error("three texts were cut and not three came back")
  // What only its HTML says is looked through as well: programs may send two texts that differ.
  const inHtml = mail.html ? (await find(wordsOf(mail.html))).map(({ kind }) => kind) : []
  const removed = [...new Set([...[text, fresh, subject].flatMap((one) => one.kinds), ...inHtml])]
  if (removed.length === 0) return { mail, removed }
  return {
    mail: {
      ...mail,
      text: text.text,
      fresh: fresh.text,
      subject: subject.text,
      html: null,
      found: stillSaid(mail.found, `${subject.text}\n${text.text}`),
    },
    removed,
  }
}

/** What was found in the text and isn't said in it any more was a part of a secret: a private key looks like a TxID. */
function stillSaid(found: MailFindings, text: string): MailFindings {
  const said = (all: string[]) => all.filter((one) => text.includes(one))
  return {
    uids: said(found.uids),
    emails: said(found.emails),
    phones: said(found.phones),
    txids: said(found.txids),
    orders: said(found.orders),
    addresses: said(found.addresses),
    times: said(found.times),
    numbers: said(found.numbers),
  }
}

function wordsOf(html: string): string {
  return html.replace(/<[^>]{0,20000}>/g, " ").replace(/&nbsp;|&#160;/g, " ")
}

async function cut(text: string, find: Find): Promise<{ text: string; kinds: string[] }> {
  const found = await find(text)
  let kept = ""
  let at = 0
  for (const { start, end } of found) {
    kept += text.slice(at, start) + GAP
    at = end
  }
  return { text: kept + text.slice(at), kinds: found.map(({ kind }) => kind) }
}
