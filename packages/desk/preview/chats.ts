import type { ActiveChat, DeskChats, WaitingChat } from "@veridesk/contract/chat/desk.ts"
import { type ChatScene, chatsDay } from "./chats-day.ts"
import { staff, staffNamed } from "./people.ts"
import { type Kept, keep } from "./state.ts"

const MINUTE = 60_000
const OFFER_MS = 20_000

/** Live chat of the preview: who waits, who has whom, what is offered to Mei. */
export class PreviewChats {
  presence: DeskChats["me"]["presence"] = "online"
  missed = 0
  scenes = new Map<string, ChatScene["chat"] & { agentId: string | null; passedBy: boolean }>()
  offer: { id: string; until: number } | null = null
  settings = {
    surgeMode: "auto" as const,
    surgeFrom: 40,
    cap: 80,
    offerSeconds: 20,
    idleWarnMinutes: 10,
    idleCloseMinutes: 20,
    atOnce: 3,
  }
  #kept: Map<string, Kept>

  constructor(kept: Map<string, Kept>) {
    this.#kept = kept
    for (const [i, scene] of chatsDay.entries()) {
      const made = keep(scene, 700 + i)
      made.row = { ...made.row, unread: made.row.unread && scene.customer !== "林越" }
      kept.set(made.row.id, made)
      this.scenes.set(made.row.id, { ...scene.chat, agentId: made.row.assigneeId, passedBy: false })
    }
  }

  /** Offers the one who is first to Mei. */
  offerFirst(): void {
    const first = this.#line()[0]
    if (first && !this.offer) this.offer = { id: first.conversationId, until: Date.now() + OFFER_MS }
  }

  view(): DeskChats {
    const mei = staffNamed("Mei").id
    if (this.offer && this.offer.until < Date.now()) {
      this.offer = null
      this.missed += 1
    }
    const active = [...this.scenes].flatMap(([id, chat]) => {
      const kept = this.#kept.get(id)
      return chat.phase === "active" && kept ? [{ kept, chat }] : []
    })
    const mine = active.filter(({ chat }) => chat.agentId === mei).map(shown)
    const line = this.#line()
    const offered = line.find(({ conversationId }) => conversationId === this.offer?.id)
    return {
      me: { presence: this.presence, load: mine.length, capacity: 3, missed: this.missed },
      mine,
      offer:
        this.offer && offered ? { chat: offered, until: new Date(this.offer.until).toISOString() } : null,
      waiting: line,
      waitingCount: line.length,
      longestSince: line.map(({ since }) => since).sort()[0] ?? null,
      colleagues: staff
        .filter(({ name }) => name !== "Mei")
        .map((person, i) => ({
          id: person.id,
          name: person.name,
          presence: (["online", "busy", "online", "away"] as const)[i % 4] ?? "away",
          load: i % 4,
          capacity: 3,
          teamIds: [...person.teamIds],
          languages: i % 2 ? ["zh", "en"] : ["en"],
        })),
      surge: { mode: "auto", now: line.length > 30, from: 40, cap: 80 },
      others: active
        .filter(({ chat }) => chat.agentId !== mei)
        .map((one) => ({
          ...shown(one),
          agent: {
            id: one.chat.agentId ?? "",
            name: staff.find(({ id }) => id === one.chat.agentId)?.name ?? "",
          },
        })),
    }
  }

  #line(): WaitingChat[] {
    const risks = ["security", "funds", "ordinary"]
    const waiting = [...this.scenes]
      .filter(([, { phase }]) => phase === "queued")
      .sort(([, a], [, b]) => risks.indexOf(a.risk) - risks.indexOf(b.risk) || b.since - a.since)
    return waiting.flatMap(([id, chat], i) => {
      const row = this.#kept.get(id)?.row
      if (!row) return []
      const before = waiting.slice(0, i).map(([, one]) => one.risk)
      const why = (["security", "funds"] as const)
        .filter((risk) => risk !== chat.risk)
        .map((risk) => ({ reason: risk, people: before.filter((one) => one === risk).length }))
      const earlier = { reason: "earlier" as const, people: before.filter((one) => one === chat.risk).length }
      return [
        {
          conversationId: id,
          number: row.number,
          subject: row.subject,
          customerName: row.customerName,
          locale: row.locale,
          teamId: row.teamId,
          risk: chat.risk,
          position: i + 1,
          why: [...why, earlier].filter(({ people }) => people > 0),
          since: ago(chat.since),
          here: chat.here,
          preview: row.preview,
          passedOver: chat.passedOver ?? null,
          offeredTo: this.offer?.id === id ? "Mei" : null,
        },
      ]
    })
  }
}

function shown({ kept, chat }: { kept: Kept; chat: ChatScene["chat"] }): ActiveChat {
  const last = kept.events.findLast(({ message }) => message?.side === "staff")
  return {
    row: kept.row,
    phase: "active",
    risk: chat.risk,
    pair: chat.pair ?? ["maple", "orchid"],
    since: ago(chat.since),
    here: chat.here,
    typing: kept.row.customerName === "林越",
    conduct: chat.conduct ?? "none",
    pausedUntil: chat.conduct === "paused" ? ago(-10) : null,
    idle: chat.idle ? { closesAt: ago(-chat.idle) } : null,
    customerReadSeq: chat.here ? Math.max(0, (last?.seq ?? 1) - 1) : 0,
  }
}

function ago(minutes: number): string {
  return new Date(Date.now() - minutes * MINUTE).toISOString()
}
