import { LRUCache } from "lru-cache"
import { grouped } from "../db/grouped.ts"
import { type Asking, tokenOf } from "./session-cookie.ts"

/** What every realm's look-up of a session gives, whoever it belongs to. */
export type SessionRow = { sessionId: string; token: string; lastSeenAt: Date }

export type LookUp<T extends SessionRow> = {
  /** Whose request it is, or null. At most two seconds old. */
  who(request: Asking): Promise<T | null>
  /** The same, asked of the database now: for acts that must not rest on what was true a moment ago. */
  whoNow(request: Asking): Promise<T | null>
  /** Forgets what is remembered of sessions, after one has ended here. */
  forget(): void
}

/** A revoked session is dead everywhere within 5 s (reliability, row 49); other processes learn of it by this. */
const REMEMBER_MS = 2000
const REMEMBER_MOST = 10_000
const SEEN_EVERY_MS = 60_000

/**
 * Looks sessions up for the hot path: the cookie's signature first, then memory, then one statement for all who come
 * while another is on its way.
 * @param load one SQL statement that leaves out sessions that are over and people who may not come in
 * @param touch notes that the session is in use; called at most once a minute per session
 */
export function makeLookUp<T extends SessionRow>(o: {
  cookieName: string
  secret: string
  load: (tokens: string[]) => Promise<T[]>
  touch: (sessionId: string) => Promise<void>
  now: () => Date
}): LookUp<T> {
  type Remembered = { row: T | null }
  const memory = new LRUCache<string, Remembered>({
    max: REMEMBER_MOST,
    ttl: REMEMBER_MS,
    fetchMethod: async (token) => ({ row: await loadAndTouch(token) }),
    // A fresh look (whoNow) or `forget` in the middle of one that is under way must not fail those who wait for it.
    ignoreFetchAbort: true,
  })

  /** Cookies whose signature was right, with the tokens in them. */
  const signed = new LRUCache<string, string>({ max: REMEMBER_MOST })
  const tokenIn = (request: Asking): string | null => {
    const cookie = request.cookies[o.cookieName]
    if (!cookie) return null
    const known = signed.get(cookie)
    if (known) return known
    const token = tokenOf(cookie, o.secret)
    if (token) signed.set(cookie, token)
    return token
  }
  const load = grouped<string, T | null>(
    async (tokens) => {
      const rows = new Map((await o.load(tokens)).map((row) => [row.token, row]))
      return tokens.map((token) => rows.get(token) ?? null)
    },
    { most: 100, lanes: 2 },
  )

  async function loadAndTouch(token: string): Promise<T | null> {
    const row = await load(token)
    if (row && o.now().getTime() - row.lastSeenAt.getTime() > SEEN_EVERY_MS) await o.touch(row.sessionId)
    return row
  }

  return {
    async who(request) {
      const token = tokenIn(request)
      if (!token) return null
      return (await memory.fetch(token))?.row ?? null
    },
    async whoNow(request) {
      const token = tokenIn(request)
      if (!token) return null
      const row = await loadAndTouch(token)
      memory.set(token, { row })
      return row
    },
    forget: () => memory.clear(),
  }
}
