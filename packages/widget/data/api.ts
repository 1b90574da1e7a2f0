import type {
  BeginChat,
  ChatAct,
  ChatForm,
  ChatHome,
  ChatLines,
  FieldChecked,
  SelfHelp,
} from "@veridesk/contract/chat/widget.ts"
import type { ChatMessage } from "@veridesk/contract/chat/frames.ts"
import type { ChatState } from "@veridesk/contract/chat/state.ts"
import { PASSING, Refused, Unreachable } from "./refused.ts"

export type Found = { kind: string; title: string; href: string }

export type Api = {
  home: () => Promise<ChatHome>
  form: (key: string) => Promise<ChatForm>
  check: (body: { form: string; field: string; values: Record<string, string> }) => Promise<FieldChecked>
  begin: (body: Omit<BeginChat, "locale">) => Promise<{ chat: ChatState }>
  lines: (id: string, o: { after: number; wait: number; signal?: AbortSignal }) => Promise<ChatLines>
  say: (id: string, message: ChatMessage) => Promise<{ seq: number; at: string }>
  act: (id: string, act: ChatAct) => Promise<{ chat: ChatState }>
  selfHelp: (form: string, asset: string) => Promise<SelfHelp>
  search: (q: string) => Promise<{ results: Found[] }>
  /** The bytes of a file or of a transcript. */
  bytes: (path: string) => Promise<Blob>
}

type Asks = {
  base: string
  locale: () => string
  /** The bearer of now; opens a session where there is none. */
  bearer: () => Promise<string>
  /** The session was refused: a new one, or a throw when nobody can be identified. */
  renew: () => Promise<string>
}

/** All that the panel asks by HTTP. Every call may throw `Refused` or `Unreachable`. */
export function makeApi(asks: Asks): Api {
  const ask = makeAsk(asks)
  const get = async <T>(path: string, signal?: AbortSignal) =>
    (await ask(path, signal ? { signal } : {})).json() as Promise<T>
  const post = async <T>(path: string, body: unknown) =>
    (await ask(path, { method: "POST", body: JSON.stringify(body) })).json() as Promise<T>
  const locale = () => `locale=${asks.locale()}`
  return {
    home: () => get(`/api/chat/home?${locale()}`),
    form: (key) => get(`/api/chat/forms/${encodeURIComponent(key)}?${locale()}`),
    check: (body) => post("/api/chat/check", { ...body, locale: asks.locale() }),
    begin: (body) => post("/api/chat/chats", { ...body, locale: asks.locale() }),
    lines: (id, o) => get(`/api/chat/chats/${id}?after=${o.after}&wait=${o.wait}`, o.signal),
    say: (id, message) => post(`/api/chat/chats/${id}/messages`, message),
    act: (id, act) => post(`/api/chat/chats/${id}/acts`, act),
    selfHelp: (form, asset) =>
      get(
        `/api/chat/self-help?form=${encodeURIComponent(form)}&asset=${encodeURIComponent(asset)}&${locale()}`,
      ),
    search: (q) => get(`/api/chat/search?q=${encodeURIComponent(q)}&${locale()}`),
    bytes: async (path) => (await ask(path, {})).blob(),
  }
}

function makeAsk({ base, bearer, renew, locale }: Asks) {
  const once = async (path: string, init: RequestInit, session: string) =>
    fetch(base + path, {
      ...init,
      credentials: "omit",
      headers: {
        authorization: `Bearer ${session}`,
        "accept-language": locale(),
        ...(init.body ? { "content-type": "application/json" } : {}),
      },
    }).catch((error: unknown) => {
      if (init.signal?.aborted) throw error
      throw new Unreachable(path)
    })

  return async (path: string, init: RequestInit): Promise<Response> => {
    let response = await once(path, init, await bearer())
    if (response.status === 401) response = await once(path, init, await renew())
    if (response.ok) return response
    if (PASSING.has(response.status)) throw new Unreachable(`${path} ${response.status}`)
    throw new Refused(response.status, (await response.json().catch(() => ({}))) as object)
  }
}
