import { asLetter } from "./as-letter.ts"
import type { OutgoingMail } from "./outgoing-mail.ts"

/**
 * A mail as the bytes that go over the wire, but for its signature (RFC 5322). What writes them is read when the first
 * one is written.
 */
export async function asBytes(mail: OutgoingMail, from: string): Promise<Buffer> {
  const { createTransport } = await import("nodemailer")
  const composing = createTransport({
    streamTransport: true,
    buffer: true,
    newline: "windows",
    disableFileAccess: true,
    disableUrlAccess: true,
  } as never)
  const { dkim: _unsigned, ...rest } = asLetter(mail, from)
  const { message }: { message?: unknown } = await composing.sendMail(rest)
  if (!Buffer.isBuffer(message)) throw new TypeError("a mail that is composed is bytes")
  return message
}
