import { randomUUID } from "node:crypto"
import { SignJWT } from "jose"
import type { Person } from "../scene/people.ts"
import type { SigningKey } from "./key.ts"

const LIFE_SECONDS = 60

/**
 * The signed token that carries a signed-in customer to the support desk: audience "veridesk", one use
 * (`jti`), a minute of life. It is dated by the real time even where the scene's clock stands still, since
 * the desk that checks it lives in the real time.
 */
export async function signSupportToken(o: {
  person: Person
  issuer: string
  key: SigningKey
}): Promise<string> {
  const now = Math.floor(Date.now() / 1000)
  return new SignJWT({
    name: o.person.name,
    email: o.person.email,
    email_verified: true,
    username: o.person.username,
    locale: o.person.language,
    // RFC 8176: the session was opened with a password and a one-time code.
    amr: ["pwd", "otp"],
  })
    .setProtectedHeader({ alg: "ES256", kid: o.key.kid, typ: "JWT" })
    .setIssuer(o.issuer)
    .setAudience("veridesk")
    .setSubject(o.person.uid)
    .setJti(randomUUID())
    .setIssuedAt(now)
    .setExpirationTime(now + LIFE_SECONDS)
    .sign(o.key.privateKey)
}
