/** Whoever sends fifty signatures wants us to be busy with them. */
const MOST = 5

/**
 * The same mail with its first five DKIM signatures only. Signatures don't cover one another, so that those that stay say
 * what they said before.
 */
export function withFewSignatures(mail: Buffer): Buffer {
  const end = endOfHeader(mail)
  const head = mail.subarray(0, end).toString("latin1")
  let seen = 0
  const fields = head.split(/\r?\n(?![ \t])/)
  const kept = fields.filter((field) => !/^dkim-signature[ \t]*:/i.test(field) || ++seen <= MOST)
  if (kept.length === fields.length) return mail
  return Buffer.concat([Buffer.from(kept.join("\r\n"), "latin1"), mail.subarray(end)])
}

/** Honest mails have some hundred lines before their text; what checks them takes minutes for a hundred thousand. */
const MOST_LINES = 10_000

/** Whether the head of a mail is made to keep whoever checks it busy. */
export function isEndless(mail: Buffer): boolean {
  const end = endOfHeader(mail)
  let lines = 0
  for (let at = mail.indexOf(10); at >= 0 && at < end && lines <= MOST_LINES; at = mail.indexOf(10, at + 1))
    lines += 1
  return lines > MOST_LINES
}

/** Where the header ends: before the empty line, or with the mail. */
function endOfHeader(mail: Buffer): number {
  const crlf = mail.indexOf("\r\n\r\n")
  const lf = mail.indexOf("\n\n")
  if (crlf < 0 && lf < 0) return mail.length
  return crlf < 0 ? lf : lf < 0 ? crlf : Math.min(crlf, lf)
}
