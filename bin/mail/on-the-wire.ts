const CR = 0x0d
const LF = 0x0a

/**
 * A mail as it was on the wire: mail servers write files with "\n" alone and may put an mbox line before it, and a
 * signature holds only for what was sent. What has CRLF already stays as it is.
 */
export function onTheWire(bytes: Buffer): Buffer {
  const mail =
    bytes.subarray(0, 5).toString("latin1") === "From " ? bytes.subarray(bytes.indexOf(LF) + 1) : bytes
  const first = mail.indexOf(LF)
  if (first < 0 || mail[first - 1] === CR) return mail
  const parts: Buffer[] = []
  let from = 0
  for (let at = first; at >= 0; at = mail.indexOf(LF, from)) {
    parts.push(mail.subarray(from, at), CRLF)
    from = at + 1
  }
  parts.push(mail.subarray(from))
  return Buffer.concat(parts)
}

const CRLF = Buffer.from("\r\n")
