import type { ActiveChat, ChatPanel, DeskChats, WaitingChat } from "@veridesk/contract/chat/desk.ts"
import type { ChatState } from "@veridesk/contract/chat/state.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import { type Conversation, conversationsByIds } from "../conversations/index.ts"
import type { FieldView } from "@veridesk/contract/desk-api.ts"
import { type Filled, rowsByIds } from "../inbox/index.ts"
import type { Db } from "../platform/db/connect.ts"
import { type AgentRow, servesTeam } from "./agents/agent.ts"
import { agentRows } from "./agents/store.ts"
import { type Chat, resumableUntil } from "./chat.ts"
import type { Line } from "./line/line.ts"
import type { Settings } from "./settings/settings.ts"
import { activeIds, chatsOf } from "./store.ts"
import type { WaitingRow } from "./waiting.ts"
import { wordPair } from "./word-pair.ts"

/** What is shown beside the rows, handed in by the roof. */
export type ViewDeps = {
  db: Db
  clock: () => Date
  secret: string
  line: Line
  settings: Settings
  /** The answers of a conversation's form under their labels. */
  fieldsOf(filled: Filled, locale: Locale): FieldView[]
  namesOf(ids: string[]): Promise<Map<string, string>>
  teamName(id: string, locale: Locale): string
  /** Whether a customer's widget is connected to this conversation, and whether they are typing. */
  isHere(conversationId: string): boolean
  isTyping(conversationId: string): boolean
}

/** Live conversations as their customers see them: two statements, however many. */
export async function chatStates(d: ViewDeps, ids: string[]): Promise<Map<string, ChatState>> {
  const [conversations, chats] = await Promise.all([conversationsByIds(d.db, ids), chatsOf(d.db, ids)])
  const names = await d.namesOf(chats.flatMap(({ agentId }) => (agentId ? [agentId] : [])))
  const byId = new Map(conversations.map((one) => [one.id, one]))
  // Whoever has just come to the line is told their place at once.
  if (chats.some(({ phase, conversationId: id }) => phase === "queued" && !d.line.now().places.has(id)))
    await d.line.refresh()
  return new Map(
    chats.flatMap((chat) => {
      const held = byId.get(chat.conversationId)
      return held ? [[held.id, chatState(d, { held, chat, names })] as const] : []
    }),
  )
}

function chatState(
  d: ViewDeps,
  { held, chat, names }: { held: Conversation; chat: Chat; names: Map<string, string> },
): ChatState {
  const agent =
    chat.agentId && chat.joinedAt && (chat.phase === "active" || chat.phase === "ended")
      ? {
          name: names.get(chat.agentId) ?? "",
          team: held.teamId && d.teamName(held.teamId, held.locale),
          pair: pairOf(d, chat, held.locale) ?? NO_PAIR,
          joinedAt: chat.joinedAt.toISOString(),
        }
      : null
  return {
    conversationId: held.id,
    number: held.number,
    subject: held.subject,
    form: held.formKey,
    facts: d.fieldsOf(held, held.locale).flatMap(({ label, value }) => {
      const text = [value].flat().filter((one): one is string => typeof one === "string")
      return text.length > 0 ? [{ label, value: text.join(", ") }] : []
    }),
    locale: held.locale,
    phase: chat.phase,
    queue: chat.phase === "queued" ? d.line.placeOf(held.id) : null,
    agent,
    idle: chat.phase === "active" && chat.closesAt ? { closesAt: chat.closesAt.toISOString() } : null,
    conduct: chat.conduct,
    pausedUntil: chat.conduct === "paused" ? (chat.pausedUntil?.toISOString() ?? null) : null,
    ended:
      chat.phase === "ended" && chat.endedAt && chat.endedBy && chat.endReason
        ? { at: chat.endedAt.toISOString(), by: chat.endedBy, reason: chat.endReason }
        : null,
    resumableUntil: resumableUntil(chat)?.toISOString() ?? null,
    deliveredSeq: chat.readSeq,
    readSeq: chat.readSeq,
    ownReadSeq: chat.customerReadSeq,
    rated: chat.ratedAt !== null,
    answerBy: chat.phase === "ticket" ? (held.dueAt?.toISOString() ?? null) : null,
    lastSeq: held.lastSeq,
  }
}

const NO_PAIR: [string, string] = ["", ""]

/** The words by which this customer and this agent know each other, in a language. */
function pairOf(d: Pick<ViewDeps, "secret">, chat: Chat, locale: Locale): [string, string] | null {
  const { agentId, joinedAt, conversationId } = chat
  return agentId && joinedAt ? wordPair(d.secret, { conversationId, agentId, joinedAt }, locale) : null
}

/** What the desk shows somebody of live conversations. */
export async function deskChats(
  d: ViewDeps,
  actor: StaffActor,
  o: { agents?: AgentRow[] } = {},
): Promise<DeskChats> {
  const now = d.clock()
  const settings = d.settings.now()
  const leads = actor.role === "lead" || actor.role === "administrator"
  const [agents, active] = await Promise.all([
    o.agents ?? agentRows(d.db, { now, atOnce: settings.atOnce }),
    activeIds(d.db, leads ? null : actor.id),
  ])
  const shown = await activeChats(d, actor, active)
  const names = new Map(agents.map(({ id, name }) => [id, name]))
  const me = agents.find(({ id }) => id === actor.id)
  const { rows } = d.line.now()
  const mine = leads ? rows : rows.filter((row) => servesTeam(actor, row.teamId))
  const offered = rows.find((row) => row.offeredTo === actor.id && row.offeredUntil !== null)
  return {
    me: {
      presence: me?.presence ?? "away",
      load: shown.filter(({ agentId }) => agentId === actor.id).length,
      capacity: me?.capacity ?? 0,
      missed: me?.missed ?? 0,
    },
    mine: shown.filter(({ agentId }) => agentId === actor.id).map(({ chat }) => chat),
    offer: offered?.offeredUntil
      ? { chat: waiting(d, offered, names), until: offered.offeredUntil.toISOString() }
      : null,
    waiting: mine.slice(0, MOST_SHOWN).map((row) => waiting(d, row, names)),
    waitingCount: mine.length,
    longestSince: oldest(mine),
    colleagues: agents
      .filter(({ presence, id }) => presence !== "away" && id !== actor.id)
      .map(({ id, name, presence, load, capacity, teamIds, languages }) => ({
        id,
        name,
        presence,
        load,
        capacity,
        teamIds,
        languages,
      })),
    surge: surgeNow(d),
    others: leads
      ? shown
          .filter(({ agentId }) => agentId !== actor.id)
          .map(({ chat, agentId }) => ({
            ...chat,
            agent: { id: agentId, name: names.get(agentId) ?? "" },
          }))
      : [],
  }
}

const MOST_SHOWN = 100

/** Whether so many wait that ordinary matters are answered sooner as tickets. */
export function surgeNow(d: Pick<ViewDeps, "line" | "settings">): DeskChats["surge"] {
  const { surgeMode: mode, surgeFrom: from, cap } = d.settings.now()
  return { mode, now: mode === "on" || (mode === "auto" && d.line.now().rows.length >= from), from, cap }
}

function waiting(d: ViewDeps, row: WaitingRow, names: Map<string, string>): WaitingChat {
  const place = d.line.now().places.get(row.conversationId)
  return {
    conversationId: row.conversationId,
    number: row.number,
    subject: row.subject,
    customerName: row.customerName,
    locale: row.locale,
    teamId: row.teamId,
    risk: row.risk,
    position: place?.position ?? 1,
    why: place?.ahead ?? [],
    since: row.since.toISOString(),
    here: d.isHere(row.conversationId),
    preview: row.preview,
    passedOver: row.passedOver > 0 && row.passedWhy ? { times: row.passedOver, last: row.passedWhy } : null,
    offeredTo: row.offeredTo && (names.get(row.offeredTo) ?? ""),
  }
}

async function activeChats(
  d: ViewDeps,
  actor: StaffActor,
  ids: string[],
): Promise<{ chat: ActiveChat; agentId: string }[]> {
  if (ids.length === 0) return []
  const [rows, chats] = await Promise.all([rowsByIds(d.db, actor.id, ids), chatsOf(d.db, ids)])
  const rowOf = new Map(rows.map((row) => [row.id, row]))
  return chats
    .toSorted((a, b) => (a.joinedAt?.getTime() ?? 0) - (b.joinedAt?.getTime() ?? 0))
    .flatMap((chat) => {
      const row = rowOf.get(chat.conversationId)
      // In the customer's language: what the agent says is what the customer reads.
      const pair = row ? pairOf(d, chat, row.locale) : null
      if (!row || !chat.agentId || !pair) return []
      return [
        {
          agentId: chat.agentId,
          chat: {
            row,
            phase: chat.phase,
            risk: chat.risk,
            pair,
            since: (chat.joinedAt ?? chat.queuedAt).toISOString(),
            here: d.isHere(row.id),
            typing: d.isTyping(row.id),
            conduct: chat.conduct,
            pausedUntil: chat.pausedUntil?.toISOString() ?? null,
            idle: chat.closesAt ? { closesAt: chat.closesAt.toISOString() } : null,
            customerReadSeq: chat.customerReadSeq,
          },
        },
      ]
    })
}

/** What stands beside a live conversation at the desk; `locale` is its customer’s, in whose language the words are. */
export async function chatPanel(
  d: ViewDeps,
  conversationId: string,
  { locale, viewers }: { locale: Locale; viewers: { staffId: string; name: string }[] },
): Promise<ChatPanel> {
  const [chat] = await chatsOf(d.db, [conversationId])
  if (!chat) return { panel: null }
  const names = await d.namesOf(chat.agentId ? [chat.agentId] : [])
  return {
    panel: {
      phase: chat.phase,
      pair: pairOf(d, chat, locale),
      place: chat.phase === "queued" ? d.line.placeOf(conversationId) : null,
      page: chat.page,
      here: d.isHere(conversationId),
      conduct: chat.conduct,
      agent: chat.agentId ? { id: chat.agentId, name: names.get(chat.agentId) ?? "" } : null,
      waitedSeconds: chat.waitedMs === null ? null : Math.round(chat.waitedMs / 1000),
      supervisors: viewers.filter(({ staffId }) => staffId !== chat.agentId).map(({ name }) => name),
    },
  }
}

function oldest(rows: readonly WaitingRow[]): string | null {
  const first = rows.reduce<Date | null>(
    (found, { since }) => (found && found <= since ? found : since),
    null,
  )
  return first?.toISOString() ?? null
}
