import type { CustomerEvent, Speaker } from "./door.ts"

/** So many lines are kept of one conversation, and of all of them together. */
const MOST_LINES = 40
const MOST_TOGETHER = 20_000
const MOST_TALKS = 10_000
const KEPT_MS = 600_000

/** Events that leave the lines before them as they are. After any other, the conversation is read anew. */
const LEAVES_LINES =
  /^(message\.received|note\.added|clock\..*|chat\..*|conversation\.(replied|assigned|routed|moved|prioritised|resolved|reopened|rated|status-changed))$/

type Talk<S> = {
  customerId: string
  /** Every line behind this one is in `events`. */
  from: number
  events: CustomerEvent[]
  state: S | null
  touchedAt: number
}

/**
 * The newest lines of conversations whose widgets are here or were a moment ago, so that whoever comes back after a cut
 * is told what they missed without anybody being asked. The log keeps it true: it is told of every event, and forgets
 * what it can't be sure of. `S`: the conversation's state, as it was told last.
 */
export class Recent<S> {
  #talks = new Map<string, Talk<S>>()
  #lines = 0
  #now: () => number

  constructor(now: () => number) {
    this.#now = now
  }

  /** From now on known up to this line; nothing of what was before. */
  begin(conversationId: string, { customerId, lastSeq }: { customerId: string; lastSeq: number }): void {
    if (this.#talks.has(conversationId)) return
    this.#put(conversationId, { customerId, from: lastSeq, events: [], state: null, touchedAt: 0 })
    for (const [id, { touchedAt }] of this.#talks) {
      const over = this.#lines > MOST_TOGETHER || this.#talks.size > MOST_TALKS
      if (!over && this.#now() - touchedAt < KEPT_MS) break
      this.forget(id)
    }
  }

  /** What somebody hasn't got yet of their own conversation; null where that isn't known here. */
  after(
    conversationId: string,
    { customerId, seq }: { customerId: string; seq: number },
  ): { events: CustomerEvent[]; state: S | null } | null {
    const talk = this.#talks.get(conversationId)
    if (!talk || talk.customerId !== customerId || seq < talk.from || seq > lastOf(talk)) return null
    this.#put(conversationId, talk)
    return { events: talk.events.slice(seq - talk.from), state: talk.state }
  }

  /** Whether it is kept and lacks this line. */
  lacks({ conversationId, seq }: { conversationId: string; seq: number }): boolean {
    const talk = this.#talks.get(conversationId)
    return talk !== undefined && lastOf(talk) < seq
  }

  add(event: CustomerEvent): void {
    const talk = this.#talks.get(event.conversationId)
    if (!talk || event.seq <= lastOf(talk)) return
    if (event.seq !== lastOf(talk) + 1) return this.forget(event.conversationId)
    talk.events.push(event)
    this.#lines += 1
    // A file is looked through for a while: its line may be another one later.
    const hasFiles = (event.shown?.message?.attachments.length ?? 0) > 0
    const gone = talk.events.splice(0, hasFiles ? talk.events.length : talk.events.length - MOST_LINES)
    talk.from += gone.length
    this.#lines -= gone.length
    this.#put(event.conversationId, talk)
  }

  /** Told of every event of the log by its kind. */
  happened({ conversationId, kind }: { conversationId: string; kind: string }): void {
    if (!LEAVES_LINES.test(kind)) this.forget(conversationId)
  }

  setState(conversationId: string, state: S | null): void {
    const talk = this.#talks.get(conversationId)
    if (talk) talk.state = state
  }

  forget(conversationId: string): void {
    this.#lines -= this.#talks.get(conversationId)?.events.length ?? 0
    this.#talks.delete(conversationId)
  }

  /** The one touched last stands last. */
  #put(conversationId: string, talk: Talk<S>): void {
    talk.touchedAt = this.#now()
    this.#talks.delete(conversationId)
    this.#talks.set(conversationId, talk)
  }
}

function lastOf<S>({ from, events }: Talk<S>): number {
  return from + events.length
}

/** For so long somebody who was here is known by their key when they come back. */
export const SPEAKERS_KEPT_MS = 120_000
const MOST_SPEAKERS = 20_000

/**
 * Who was here a moment ago, by the name of their key. Whoever keeps this looks at ended keys all the while, so that it
 * knows nobody longer than an open socket would.
 */
export class RecentSpeakers {
  #left = new Map<string, { speaker: Speaker; at: number }>()
  #now: () => number

  constructor(now: () => number) {
    this.#now = now
  }

  leave(speaker: Speaker): void {
    this.#left.delete(speaker.key)
    this.#left.set(speaker.key, { speaker, at: this.#now() })
    for (const [key, { at }] of this.#left) {
      if (this.#left.size <= MOST_SPEAKERS && this.#now() - at < SPEAKERS_KEPT_MS) break
      this.#left.delete(key)
    }
  }

  back(key: string): Speaker | null {
    const known = this.#left.get(key)
    return known && this.#now() - known.at < SPEAKERS_KEPT_MS ? known.speaker : null
  }

  over(keys: Iterable<string>): void {
    for (const key of keys) this.#left.delete(key)
  }

  /** Whether anybody is known here. */
  get any(): boolean {
    for (const [key, { at }] of this.#left) {
      if (this.#now() - at < SPEAKERS_KEPT_MS) return true
      this.#left.delete(key)
    }
    return false
  }
}
