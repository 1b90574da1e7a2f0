import type { ChatPresence } from "@veridesk/contract/chat/desk.ts"
import { Refused } from "../data/api.ts"
import { cell } from "../data/cell.ts"
import { deskChats, readChats } from "../data/chats.ts"
import { takeLive } from "../data/sync.ts"
import { refusalText } from "../frame/outcomes.ts"
import { tell } from "../frame/toasts.ts"
import { say } from "../words/words.ts"
import { type Act, actOn, claimNext, sayPresence } from "./server.ts"

/*
 * What one does with live conversations. The answer of each shows at once; where the server says no, its sentence is
 * told and everything is as it was.
 */

/** Acts under way, by conversation or verb: to press again meanwhile changes nothing. */
export const underWay = cell<ReadonlySet<string>>(new Set())

/** Does it. Gives whether it was done. */
export function actIn(id: string, act: Act, done?: string): Promise<boolean> {
  return once(id, async () => {
    const { chats } = await actOn(id, act)
    takeLive(chats)
    if (done) tell(done)
  })
}

/** Takes the next one of one's lines. Gives its id, or null where there was none to take. */
export async function takeNextChat(): Promise<string | null> {
  let taken: string | null = null
  await once("next", async () => {
    taken = (await claimNext()).conversationId
    if (!taken) return tell(say(hasRoom() ? "chats.take-next.none" : "chats.take-next.full"))
    takeLive(await readChats())
  })
  return taken
}

/** Says whether one takes chats; shown at once, and taken back where the server says no. */
export async function setPresence(presence: ChatPresence): Promise<void> {
  const before = deskChats.get()
  if (!before || before.me.presence === presence) return
  deskChats.set({ ...before, me: { ...before.me, presence } })
  const done = await once("presence", async () => {
    takeLive((await sayPresence(presence)).chats)
    tell(say(`presence.now.${presence}`))
  })
  const now = deskChats.get()
  if (!done && now) deskChats.set({ ...now, me: { ...now.me, presence: before.me.presence } })
}

function hasRoom(): boolean {
  const me = deskChats.get()?.me
  return me !== undefined && me.load < me.capacity
}

async function once(key: string, act: () => Promise<void>): Promise<boolean> {
  if (underWay.get().has(key)) return false
  underWay.set(new Set([...underWay.get(), key]))
  try {
    await act()
    return true
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    tell(refusalText({ code: error.code, message: error.message, next: error.next }), { tone: "fault" })
    return false
  } finally {
    const left = new Set(underWay.get())
    left.delete(key)
    underWay.set(left)
  }
}
