import { Refusal } from "@veridesk/contract/errors.ts"
import { tooManyTries } from "./limits.ts"
import type { Visit } from "./visit.ts"

export type Answer<T> = { response: T; cookies: string[] }

const LOCK_SECONDS = 900

/**
 * Calls one function of the authentication library and turns what it refuses into ours: whatever was wrong (user,
 * password, code, key) is `sign-in-failed`. Cookies are handed over, not yet given: the caller may still say no.
 */
export async function call<T>(
  visit: Visit,
  work: (o: { headers: Headers; returnHeaders: true }) => Promise<{ headers: Headers; response: T }>,
): Promise<Answer<T>> {
  try {
    const { headers, response } = await work({ headers: visit.headers, returnHeaders: true })
    return { response, cookies: headers.getSetCookie() }
  } catch (error) {
    // What it throws is known by its own test; by now the library is there.
    const { isAPIError } = await import("better-auth/api")
    if (!isAPIError(error)) throw error
    if (error.statusCode >= 500)
      throw new Error(`the authentication library failed: ${error.body?.code}`, { cause: error })
    for (const cookie of new Headers(error.headers).getSetCookie()) visit.give(cookie)
    throw refusalFor(error.body?.code)
  }
}

/** `restart`: the password has to be given again, since the sign-in it began is over. */
export function signInFailed(more: { restart?: true } = {}): Refusal {
  return new Refusal("sign-in-failed", 401, more.restart ? { detail: { restart: true } } : {})
}

function refusalFor(code: string | undefined): Refusal {
  if (code === "ACCOUNT_TEMPORARILY_LOCKED") return tooManyTries(LOCK_SECONDS)
  if (code === "INVALID_TWO_FACTOR_COOKIE" || code === "TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE")
    return signInFailed({ restart: true })
  return signInFailed()
}
