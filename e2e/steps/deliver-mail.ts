import { randomUUID } from "node:crypto"
import { makeSigner } from "../../packages/server/channels/email/hook/signature.ts"

/** With which the journeys' own mail service signs; at least 24 characters. */
export const HOOK_SECRET = "a-secret-of-journeys-only-24"

/** Hands a mail to the product as a mail service does: signed, over HTTP. */
export async function deliverMail(
  url: string,
  mail: Buffer,
  o: { to: string; from?: string },
): Promise<void> {
  // Whoever connected to the service is no server of the author's.
  const ip = "203.0.113.9"
  const query = new URLSearchParams({ way: "hook", to: o.to, from: o.from ?? "", ip }).toString()
  const delivery = randomUUID()
  const timestamp = String(Math.floor(Date.now() / 1000))
  const signer = makeSigner(HOOK_SECRET, { delivery, timestamp, query })
  signer.pass(mail)
  const answer = await fetch(`${url}/api/mail/hook?${query}`, {
    method: "POST",
    headers: {
      "content-type": "message/rfc822",
      "veridesk-delivery": delivery,
      "veridesk-timestamp": timestamp,
      "veridesk-signature": signer.end(),
    },
    body: new Uint8Array(mail),
  })
  if (!answer.ok) throw new Error(`the mail was not taken: ${answer.status} ${await answer.text()}`)
}
