import type { ChatServerFrame } from "@veridesk/contract/chat/frames.ts"
import type { ChatLine, ChatState } from "@veridesk/contract/chat/state.ts"
import type { ChatForm, ChatHome, FieldChecked } from "@veridesk/contract/chat/widget.ts"
import type { TimelineEvent } from "@veridesk/contract/conversation.ts"
import type { Api } from "../data/api.ts"
import { cell } from "../data/cell.ts"
import { Unreachable } from "../data/refused.ts"
import type { Session, Who } from "../data/session.ts"
import type { Store } from "../data/store.ts"
import { makeTalk } from "../data/talk.ts"
import type { Stand } from "../panel/make-app.ts"

export type Told = {
  home: ChatHome | null
  chat: ChatState
  events: TimelineEvent[]
  typing?: string
  form: ChatForm
  checked: FieldChecked
  articles: { title: string; href: string }[]
  tools: { title: string; href: string }[]
  who?: Who
  /** No socket, no answer. */
  isBlocked?: boolean
  isFull?: boolean
  isSlow?: boolean
}

/** Everything that talks to a server, told from sample data: the panel itself is the real one. */
export function standIn(told: Told): Stand & { arrive: (line: ChatLine) => void } {
  const never = new Promise<never>(() => null)
  const lines = told.events.map((event, i) => ({ after: told.events[i - 1]?.seq ?? 0, event }))
  const cursor = told.events.at(-1)?.seq ?? 0
  const api: Api = {
    home: async () => told.home ?? Promise.reject(new Unreachable("home")),
    form: () => new Promise((done) => setTimeout(() => done(told.form), told.isSlow ? 1500 : 0)),
    check: async () => told.checked,
    begin: async () => ({ chat: told.chat }),
    lines: async () => {
      if (told.isBlocked) throw new Unreachable("blocked")
      return { chat: told.chat, lines, cursor, more: false, typing: null }
    },
    say: () => Promise.reject(new Unreachable("a sample")),
    act: async () => ({ chat: told.chat }),
    selfHelp: async () => ({ articles: told.articles, tools: told.tools }),
    search: async () => ({ results: told.articles.map((each) => ({ ...each, kind: "article" })) }),
    bytes: async () => new Blob(["sample"]),
  }
  const session: Session = {
    who: cell<Who>(told.who ?? { state: "known", name: "何知远", isGuest: false }),
    bearer: async () => "sample",
    renew: () => never,
    asGuest: async () => undefined,
    end: () => undefined,
  }
  const store: Store = {
    put: async () => !told.isFull,
    drop: async () => undefined,
    all: async () => [],
    keepDraft: async () => true,
    draft: async () => "",
    clear: async () => undefined,
  }
  let hear: (frame: ChatServerFrame) => void = () => undefined
  const talk = makeTalk({
    api,
    store,
    connect: async ({ frame }) => {
      if (told.isBlocked) return never
      hear = frame
      setTimeout(() => frame({ t: "hello", serverTime: told.chat.queue?.updatedAt ?? "" }), 0)
      return {
        send(sent) {
          if (sent.t !== "follow") return
          for (const line of lines) if (line.event.seq > sent.after) frame({ t: "line", line })
          frame({ t: "caught-up", conversationId: sent.conversationId, seq: cursor })
          if (told.typing)
            frame({ t: "typing", conversationId: sent.conversationId, name: told.typing, on: true })
        },
        heardWithin: () => true,
        close: () => undefined,
      }
    },
    sessionOver: async () => false,
    isOnline: () => true,
    isHidden: () => false,
  })
  return { api, session, store, talk, arrive: (line) => hear({ t: "line", line }) }
}
