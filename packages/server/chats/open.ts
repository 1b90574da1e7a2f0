import type { DeskChats } from "@veridesk/contract/chat/desk.ts"
import type { ChatState } from "@veridesk/contract/chat/state.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { ReplyClock } from "../conversations/index.ts"
import type { Clock } from "../platform/clock.ts"
import type { Db } from "../platform/db/connect.ts"
import type { StoredEvent } from "../platform/events/event.ts"
import type { App } from "../platform/http/app.ts"
import type { Log } from "../platform/log.ts"
import { actByItself } from "./act-by-itself.ts"
import { agentRows, keepSeen } from "./agents/store.ts"
import type { ChatDeps } from "./deps.ts"
import { type Line, openLine } from "./line/line.ts"
import { offerAll } from "./offer.ts"
import { makeFollowDesk } from "./on-events.ts"
import { type ChatRoutes, chatRoutes } from "./routes.ts"
import { openSettings } from "./settings/settings.ts"
import { agentByPair, type ByPair } from "./by-pair.ts"
import { liveAmong, moveRead } from "./store.ts"
import { chatStates, deskChats, surgeNow, type ViewDeps } from "./views.ts"

/** So often what is due by itself is looked for; one index entry where nothing is. */
const LOOK_EVERY_MS = 1000
const SEEN_EVERY_MS = 20_000

export type Chats = Awaited<ReturnType<typeof openChats>>

/** Live conversations: who waits, who takes them, and everything the roof hangs on them. */
export async function openChats(o: {
  db: Db
  background: Db
  clock: Clock
  announce: () => void
  log: Log
  secret: string
  replyClock: ReplyClock
  namesOf: ViewDeps["namesOf"]
  teamName: ViewDeps["teamName"]
  fieldsOf: ViewDeps["fieldsOf"]
  skillsOf(formKey: string): string[]
}) {
  const settings = await openSettings(o.db)
  const line: Line = openLine(o)
  await line.refresh()
  // Who is connected is known to the doors above; they say so once they are open.
  const seen = {
    isHere: (_id: string) => false,
    isTyping: (_id: string) => false,
    staffHere: () => [] as string[],
  }
  const d: ChatDeps & { skillsOf(formKey: string): string[] } = { ...o, settings }
  const views: ViewDeps = {
    ...o,
    line,
    settings,
    isHere: (id) => seen.isHere(id),
    isTyping: (id) => seen.isTyping(id),
  }
  const readers = new Set<(conversationId: string) => void>()
  let acting = false
  let wanted = false
  let closed = false

  /** Offers and whatever is due, one at a time; what is asked for meanwhile is done right after. */
  async function serve(): Promise<void> {
    wanted = true
    if (acting || closed) return
    acting = true
    try {
      while (wanted && !closed) {
        wanted = false
        if (await actByItself(d)) line.touch()
        if (await offerAll(d)) line.touch()
      }
    } catch (error) {
      o.log.warn({ err: (error as Error).message }, "the line could not be served")
    } finally {
      acting = false
    }
  }
  const looking = setInterval(() => void serve(), LOOK_EVERY_MS)
  const keeping = setInterval(() => {
    keepSeen(o.background, seen.staffHere(), o.clock()).catch(() => {})
  }, SEEN_EVERY_MS)
  looking.unref()
  keeping.unref()

  return {
    deps: d,
    line,
    settings,
    statesOf: (ids: string[]): Promise<Map<string, ChatState>> => chatStates(views, ids),
    deskView: (actor: StaffActor): Promise<DeskChats> => deskChats(views, actor),
    surge: () => surgeNow(views),
    /** How many of ours take chats now. */
    online: async () =>
      (await agentRows(o.db, { now: o.clock(), atOnce: settings.now().atOnce })).filter(
        ({ presence }) => presence === "online",
      ).length,
    /** What somebody who began to wait now would be told. */
    ahead: (teamId: string | null) => line.ahead(teamId),
    agentByPair: (words: string, number: string | null): Promise<ByPair | null> =>
      agentByPair({ db: o.db, secret: o.secret, namesOf: o.namesOf }, { words, number }),
    /** Of these conversations, those that are live now: nobody is written mails about them. */
    liveAmong: (db: Db, ids: string[]) => liveAmong(db, ids),
    listener: makeFollowDesk(d),
    /** What every process does with what has happened: the line is read anew, and served. */
    heard(events: StoredEvent[]): void {
      if (!events.some(({ kind }) => kind.startsWith("chat.") || MOVES.has(kind))) return
      line.touch()
      void serve()
    },
    serve,
    /** Whoever has a chat has read so far: its customer is shown it. What others read is their own. */
    async wasRead({
      staffId,
      conversationId,
      seq,
    }: {
      staffId: string
      conversationId: string
      seq: number
    }) {
      const moved = await moveRead(o.db, { conversationId, side: "staff", seq, agentId: staffId })
      if (moved) for (const listener of readers) listener(conversationId)
    },
    onRead: (listener: (conversationId: string) => void) => void readers.add(listener),
    /** How the doors above tell who is connected to them. */
    watch(who: Partial<typeof seen>): void {
      Object.assign(seen, who)
    },
    routes: (app: App, deps: Omit<ChatRoutes, "views" | "chats" | "serve">) =>
      chatRoutes(app, { ...deps, views, chats: d, serve }),
    async close() {
      closed = true
      clearInterval(looking)
      clearInterval(keeping)
      settings.close()
      line.close()
    },
  }
}

/** What else changes who waits where. */
const MOVES = new Set(["conversation.moved", "conversation.routed", "conversation.assigned"])
