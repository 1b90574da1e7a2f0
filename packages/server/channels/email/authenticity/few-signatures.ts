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

/** Where the header ends: before the empty line, or with the mail. */
function endOfHeader(mail: Buffer): number {
  const crlf = mail.indexOf("\r\n\r\n")
  const lf = mail.indexOf("\n\n")
  if (crlf < 0 && lf < 0) return mail.length
  return crlf < 0 ? lf : lf < 0 ? crlf : Math.min(crlf, lf)
}
