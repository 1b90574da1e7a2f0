import { createHmac, timingSafeEqual } from "node:crypto"

/** A request as far as a session needs it: its cookies, parsed. */
export type Asking = { cookies: { [name: string]: string | undefined } }

/**
 * Reads the token out of a session cookie that the authentication library has signed: `<token>.<HMAC-SHA256 of it,
 * base64>`. The signature makes a stolen copy of the database useless for signing in. Null for any other text.
 */
export function tokenOf(cookie: string | undefined, secret: string): string | null {
  if (!cookie || cookie.length > 300) return null
  const dot = cookie.lastIndexOf(".")
  const token = cookie.slice(0, dot)
  const given = Buffer.from(cookie.slice(dot + 1), "base64")
  const right = createHmac("sha256", secret).update(token).digest()
  return dot > 0 && given.length === right.length && timingSafeEqual(given, right) ? token : null
}
