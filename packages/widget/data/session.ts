import type { ChatSession } from "@veridesk/contract/chat/widget.ts"
import { type Cell, cell } from "./cell.ts"
import { forget, recall, remember } from "./keep.ts"
import { PASSING, Refused, Unreachable } from "./refused.ts"

/** Who is in front of the screen, as far as we know it. */
export type Who =
  | { state: "unknown" }
  /** Nobody signed in: they give a name. */
  | { state: "guest" }
  | { state: "known"; name: string; isGuest: boolean }
  /** The session ended and the page could not name anybody anew; `reason` is what the server said of it. */
  | { state: "expired"; reason?: string }

export type Identify = () => Promise<string | null | undefined>

export type Session = {
  who: Cell<Who>
  bearer: () => Promise<string>
  renew: () => Promise<string>
  asGuest: (guest: { name: string; email?: string }) => Promise<void>
  end: () => void
}

type Kept = ChatSession & { user: string | null; isGuest: boolean }

/** Thrown where nobody can be named: the panel shows who is asked for instead of an error. */
export class Nobody extends Error {}

const KEY = "veridesk.session"
const EARLY_MS = 30_000

/**
 * The session with the support host. The page that carries us vouches for its customer with a signed token, fetched anew
 * whenever the session ends; a guest's session is kept on the device, so that they find their conversation again.
 */
export function makeSession(o: {
  base: string
  locale: () => string
  identify: () => Identify | null
  /** What tells the customers of one browser apart; a session of somebody else is never taken up. */
  user: () => string | null
}): Session {
  const who = cell<Who>({ state: "unknown" })
  let kept: Kept | null = null
  let opening: Promise<string> | null = null

  const take = (session: ChatSession, isGuest: boolean) => {
    kept = { ...session, user: o.user(), isGuest }
    remember(isGuest ? "device" : "tab", KEY, kept)
    who.set({ state: "known", name: session.customer.name, isGuest })
    return session.session
  }

  const post = async (body: object): Promise<ChatSession> => {
    const response = await fetch(`${o.base}/api/chat/session`, {
      method: "POST",
      credentials: "omit",
      headers: { "content-type": "application/json", "accept-language": o.locale() },
      body: JSON.stringify({ ...body, locale: o.locale() }),
    }).catch(() => null)
    if (!response || PASSING.has(response.status)) throw new Unreachable("session")
    if (!response.ok) throw new Refused(response.status, (await response.json().catch(() => ({}))) as object)
    return (await response.json()) as ChatSession
  }

  /** The same said again is no news, and draws nothing anew. */
  const tell = (state: "expired" | "guest") => {
    if (who.get().state !== state) who.set({ state })
  }

  const open = async (isAnew: boolean): Promise<string> => {
    const identify = o.identify()
    if (!identify) {
      tell(isAnew && kept?.isGuest === false ? "expired" : "guest")
      throw new Nobody()
    }
    const token = await identify().catch(() => null)
    if (!token) {
      tell(isAnew ? "expired" : "guest")
      throw new Nobody()
    }
    try {
      return take(await post({ token }), false)
    } catch (error) {
      if (error instanceof Refused) who.set({ state: "expired", reason: reasonIn(error) })
      throw error
    }
  }

  const once = (isAnew: boolean) => {
    opening ??= open(isAnew).finally(() => {
      opening = null
    })
    return opening
  }

  return {
    who,
    async bearer() {
      kept ??= restore(o.user(), o.identify() !== null)
      if (!kept || Date.parse(kept.expiresAt) - EARLY_MS < Date.now()) return once(kept !== null)
      if (who.get().state !== "known")
        who.set({ state: "known", name: kept.customer.name, isGuest: kept.isGuest })
      return kept.session
    },
    renew: () => once(true),
    async asGuest(guest) {
      take(await post({ guest }), true)
    },
    end() {
      // Its lines are closed within a second; where nobody answers it ends by itself.
      if (kept)
        void fetch(`${o.base}/api/chat/session`, {
          method: "DELETE",
          credentials: "omit",
          keepalive: true,
          headers: { authorization: `Bearer ${kept.session}` },
        }).catch(() => null)
      kept = null
      forget("tab", KEY)
      forget("device", KEY)
      who.set({ state: "unknown" })
    },
  }
}

function reasonIn({ body }: Refused): string {
  return [body.message, body.next].filter(Boolean).join(" ")
}

/** What an earlier page of this tab, or of this device for a guest, has opened. */
function restore(user: string | null, isSignedIn: boolean): Kept | null {
  const found = recall<Kept>("tab", KEY) ?? recall<Kept>("device", KEY)
  if (!found || Date.parse(found.expiresAt) < Date.now()) return null
  // A guest who has signed in meanwhile, or somebody else's session: neither is ours.
  if (found.user === user && found.isGuest !== isSignedIn) return found
  if (!found.isGuest) forget("tab", KEY)
  return null
}
