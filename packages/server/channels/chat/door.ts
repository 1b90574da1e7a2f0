import type { ChatMessage } from "@veridesk/contract/chat/frames.ts"
import type { ChatState } from "@veridesk/contract/chat/state.ts"
import type * as widget from "@veridesk/contract/chat/widget.ts"
import type { TimelineEvent } from "@veridesk/contract/conversation.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import type { CustomerActor } from "@veridesk/contract/people.ts"

/** Whoever holds a key of the widget. `key` names the session without being of use to anybody who reads it. */
export type Speaker = {
  key: string
  actor: CustomerActor
  name: string
  exchangeUid: string | null
  known: boolean
}

/** Where a request came from. */
export type Visit = { address: string; host: string; locale: Locale }

/** What a refusal says to a person. */
export type Said = { status: number; code: string; message: string; next: string; detail?: unknown }

/**
 * Everything this channel needs of the product, handed in by the roof: it imports nothing of it. Each function that takes
 * a speaker finds only what is theirs.
 */
export type ChatDoor = {
  clock(): Date
  warn(about: Record<string, unknown>, text: string): void
  /** Whether pages of this origin may hold the widget. */
  isAllowed(origin: string): boolean
  configFor(visit: Visit): widget.WidgetConfig
  refusal(error: unknown, locale: Locale): Said

  openSession(
    visit: Visit,
    asked: { token?: string | undefined; guest?: { name: string; email?: string | undefined } | undefined },
  ): Promise<widget.ChatSession>
  speakerOf(session: string): Promise<Speaker | null>
  /** The name of a key, as speakers have it, whether there is such a key or not. */
  nameOfKey(session: string): string
  closeSession(session: string): Promise<void>
  /** Keys that were revoked or came to their end since then. */
  overSince(since: Date): Promise<string[]>

  home(speaker: Speaker, visit: Visit): Promise<widget.ChatHome>
  form(key: string, visit: Visit): Promise<widget.ChatForm>
  check(
    speaker: Speaker,
    o: { form: string; field: string; values: Record<string, string>; locale: Locale },
  ): Promise<widget.FieldChecked>
  begin(speaker: Speaker, o: widget.BeginChat & { visit: Visit }): Promise<string>
  selfHelp(o: { form: string; asset: string; visit: Visit }): Promise<widget.SelfHelp>
  search(o: {
    q: string
    visit: Visit
    speaker: Speaker
  }): Promise<{ results: { kind: string; title: string; href: string }[] }>

  /** Whether it is theirs, and where its log ends. @throws not-found */
  mine(speaker: Speaker, conversationId: string): Promise<{ lastSeq: number }>
  statesOf(conversationIds: string[]): Promise<Map<string, ChatState>>
  /** Events in their order as customers may see them; null in the place of those they may not. */
  eventsOf(
    conversationId: string,
    o: { after?: number; before?: number; limit: number },
  ): Promise<{ events: CustomerEvent[]; more: boolean }>
  /** The last seq of a conversation, whoever's it is; who asks at the same moment shares the statement. */
  endOf(conversationId: string): Promise<number>
  /** What came after a place; who asks at the same moment shares the statements. */
  eventsAfter(conversationId: string, after: number): Promise<{ events: CustomerEvent[]; more: boolean }>
  eventsNamed(names: { conversationId: string; seq: number }[]): Promise<CustomerEvent[]>
  say(speaker: Speaker, conversationId: string, message: ChatMessage): Promise<{ seq: number; at: Date }>
  act(
    speaker: Speaker,
    conversationId: string,
    act: Exclude<widget.ChatAct, { act: "typing" | "read" }>,
  ): Promise<void>
  read(speaker: Speaker, conversationId: string, seq: number): Promise<void>
  /** Tells the desks that look at it. */
  tellTyping(o: { conversationId: string; name: string; on: boolean }): void
}

/** An event's place in the log, and what of it a customer may see. */
export type CustomerEvent = { conversationId: string; seq: number; shown: TimelineEvent | null }
