import type { ImapSettings } from "@veridesk/contract/mail/mailbox.ts"
import * as z from "zod"

/** A token is fetched anew when it has less than this left. */
const EARLY_MS = 5 * 60_000
const MOST_BYTES = 64 * 1024

/** What is kept for an account that signs in by OAuth 2: the refresh token, or with the secret of a confidential client. */
const kept = z.object({ refreshToken: z.string().min(1), clientSecret: z.string().min(1).optional() })
const answered = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive().optional(),
  refresh_token: z.string().min(1).optional(),
})

export type Token = { accessToken: string; endsAt: number }

/** The token server refused: somebody has to sign in again. `message` is its error code (RFC 6749 §5.2). */
export class TokenRefused extends Error {}

export function isGoodStill(token: Token | null, now: Date): token is Token {
  return token !== null && token.endsAt - now.getTime() > EARLY_MS
}

/**
 * A fresh access token for a refresh token (RFC 6749 §6). `secret` is what is to be kept from now on, where the server
 * has given another refresh token.
 * @throws TokenRefused; Error where the server can't be asked
 */
export async function freshToken(
  oauth: NonNullable<ImapSettings["oauth"]>,
  secret: string,
  o: { fetch: typeof fetch; now: Date },
): Promise<Token & { secret: string | null }> {
  const parts = partsOf(secret)
  const answer = await o.fetch(oauth.tokenUrl, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", accept: "application/json" },
    body: new URLSearchParams({
      grant_type: "refresh_token",
      refresh_token: parts.refreshToken,
      client_id: oauth.clientId,
      ...(parts.clientSecret ? { client_secret: parts.clientSecret } : {}),
      ...(oauth.scope ? { scope: oauth.scope } : {}),
    }).toString(),
    redirect: "error",
  })
  const body: unknown = JSON.parse((await answer.text()).slice(0, MOST_BYTES) || "null")
  if (answer.status >= 400 && answer.status < 500) {
    const code = (body as { error?: unknown } | null)?.error
    throw new TokenRefused(typeof code === "string" ? code.slice(0, 100) : String(answer.status))
  }
  const read = answered.parse(body)
  const rotated = read.refresh_token !== undefined && read.refresh_token !== parts.refreshToken
  return {
    accessToken: read.access_token,
    endsAt: o.now.getTime() + (read.expires_in ?? 3600) * 1000,
    secret: rotated ? secretOf({ ...parts, refreshToken: read.refresh_token ?? "" }) : null,
  }
}

function partsOf(secret: string): z.infer<typeof kept> {
  if (!secret.startsWith("{")) return { refreshToken: secret }
  return kept.parse(JSON.parse(secret))
}

function secretOf({ refreshToken, clientSecret }: z.infer<typeof kept>): string {
  return clientSecret ? JSON.stringify({ refreshToken, clientSecret }) : refreshToken
}
