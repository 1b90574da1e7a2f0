import type { ChatServerFrame } from "@veridesk/contract/chat/frames.ts"
import type { ChatLine, ChatState } from "@veridesk/contract/chat/state.ts"
import type { ChatAct } from "@veridesk/contract/chat/widget.ts"
import type { TimelineEvent } from "@veridesk/contract/conversation.ts"
import type { Api } from "./api.ts"
import { type Cell, cell } from "./cell.ts"
import { type Line, makeLine } from "./line.ts"
import { newId } from "./new-id.ts"
import { makeOutbox, type Outbox } from "./outbox.ts"
import { makeSay } from "./say.ts"
import type { Closed, Wire } from "./socket.ts"
import type { Outgoing, Store } from "./store.ts"
import { caughtUp, emptyThread, type Thread, withLine } from "./thread.ts"

/** One conversation, live: its state, its lines, what is on its way, and what one can do. */
export type Talk = {
  chat: Cell<ChatState | null>
  thread: Cell<Thread | null>
  /** Who writes at the other end just now. */
  typing: Cell<string | null>
  outbox: Outbox
  line: Line
  open: (chat: ChatState) => void
  leave: () => void
  say: (message: Pick<Outgoing, "body" | "files" | "lang">) => void
  isTyping: (on: boolean) => void
  act: (act: Act) => Promise<void>
  /** All that has come is on the screen. */
  seen: () => void
  /** `isNew`: it came while we were here, and isn't history that is read on opening. */
  onArrival: (listener: Arrived) => () => void
}

type Arrived = (event: TimelineEvent, isNew: boolean) => void

/** An act without its id, which is made here once and kept over retries. */
export type Act = ChatAct extends infer Each
  ? Each extends unknown
    ? Omit<Each, "requestId">
    : never
  : never

export type TalkWays = {
  api: Api
  store: Store
  connect: (o: { frame: (frame: ChatServerFrame) => void; closed: (how: Closed) => void }) => Promise<Wire>
  /** Whether the customer could be named anew. */
  sessionOver: () => Promise<boolean>
  isOnline: () => boolean
  isHidden: () => boolean
}

/** Whoever stops without saying so is no longer writing after this. */
const TYPING_MS = 8_000

export function makeTalk(ways: TalkWays): Talk {
  const { api, store } = ways
  const chat = cell<ChatState | null>(null)
  const thread = cell<Thread | null>(null)
  const typing = cell<string | null>(null)
  const arrivals = new Set<Arrived>()
  let typingTimer: ReturnType<typeof setTimeout> | undefined
  let readTo = 0
  let isSynced = false

  const say = makeSay(() => line, api)
  const hasCome = ({ id, seq }: { id: string; seq: number | null }) =>
    thread.get()?.events.some((event) => event.message?.id === id || event.seq === seq) ?? false
  const outbox = makeOutbox({ store, send: say.send, isOnline: ways.isOnline, hasCome })
  const idOf = () => chat.get()?.conversationId ?? null

  const showTyping = (name: string | null) => {
    clearTimeout(typingTimer)
    typing.set(name)
    if (name) typingTimer = setTimeout(() => typing.set(null), TYPING_MS)
  }

  /** @returns whether a line before it is missing */
  const take = (arrived: ChatLine): boolean => {
    const before = thread.get()
    if (!before) return false
    const { thread: after, gap } = withLine(before, arrived)
    if (gap || after === before) return gap
    thread.set(after)
    const { event } = arrived
    if (event.message) outbox.arrived(event.message.id, event.seq)
    if (event.message?.side === "staff") showTyping(null)
    for (const each of arrivals) each(event, isSynced)
    return false
  }

  const follow = () => {
    const conversationId = idOf()
    if (conversationId) line.tell({ t: "follow", conversationId, after: thread.get()?.cursor ?? 0 })
  }

  const frame = (heard: ChatServerFrame) => {
    say.heard(heard)
    const id = idOf()
    if (heard.t === "line") return void (take(heard.line) && follow())
    if (heard.t === "resync") return void refresh()
    if (heard.t === "chat" && heard.chat.conversationId === id) chat.set(heard.chat)
    if (heard.t === "typing" && heard.conversationId === id) showTyping(heard.on ? heard.name : null)
    if (heard.t === "caught-up" && heard.conversationId === id) {
      thread.change((was) => was && caughtUp(was, heard.seq))
      isSynced = true
      outbox.go()
    }
  }

  const polled = (lines: Awaited<ReturnType<Api["lines"]>>) => {
    if (lines.chat.conversationId !== idOf()) return
    for (const each of lines.lines) take(each)
    thread.change((was) => was && caughtUp(was, lines.cursor))
    chat.set(lines.chat)
    isSynced ||= !lines.more
    showTyping(lines.typing)
    outbox.go()
  }

  const line: Line = makeLine({
    connect: ways.connect,
    poll: api.lines,
    cursor: () => thread.get()?.cursor ?? 0,
    frame,
    polled,
    sessionOver: ways.sessionOver,
    isOnline: ways.isOnline,
    isHidden: ways.isHidden,
  })

  /** By HTTP, from the cursor on, until there is no more. */
  const refresh = async () => {
    for (let more = true, id = idOf(); more && id !== null && id === idOf(); ) {
      const lines = await api.lines(id, { after: thread.get()?.cursor ?? 0, wait: 0 }).catch(() => null)
      if (!lines) return
      polled(lines)
      more = lines.more
    }
  }

  return {
    chat,
    thread,
    typing,
    outbox,
    line,
    open(opened) {
      const isSame = idOf() === opened.conversationId
      chat.set(opened)
      if (isSame) return
      readTo = 0
      isSynced = false
      showTyping(null)
      thread.set(emptyThread(opened.conversationId))
      void outbox.open(opened.conversationId)
      line.follow(opened.conversationId)
    },
    leave() {
      line.follow(null)
      chat.set(null)
      thread.set(null)
    },
    say(message) {
      const conversationId = idOf()
      if (conversationId) outbox.add({ ...message, id: newId(), conversationId })
    },
    isTyping(on) {
      const conversationId = idOf()
      if (conversationId && !line.tell({ t: "typing", conversationId, on }) && line.link.get() === "polling")
        void api.act(conversationId, { act: "typing", on }).catch(() => null)
    },
    async act(act) {
      const conversationId = idOf()
      if (!conversationId) return
      const isBare = act.act === "typing" || act.act === "read"
      const { chat: after } = await api.act(conversationId, {
        ...act,
        ...(!isBare && { requestId: newId() }),
      } as ChatAct)
      if (after.conversationId === idOf()) chat.set(after)
    },
    seen() {
      const last = thread.get()?.events.findLast(({ message }) => message?.side === "staff")?.seq ?? 0
      const conversationId = idOf()
      if (!conversationId || last <= readTo) return
      readTo = last
      if (!line.tell({ t: "read", conversationId, seq: last }))
        void api.act(conversationId, { act: "read", seq: last }).catch(() => null)
    },
    onArrival(listener) {
      arrivals.add(listener)
      return () => arrivals.delete(listener)
    },
  }
}
