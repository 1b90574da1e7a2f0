import type { ConversationRow, MessageView, TimelineEvent } from "@veridesk/contract/conversation.ts"
import type { Draft, FieldView } from "@veridesk/contract/desk-api.ts"
import { makeTicketNumber } from "@veridesk/contract/ticket-number.ts"
import { day, type Scene, type Told } from "./day.ts"
import { staff, staffNamed, teams } from "./people.ts"
import { uuidFor } from "./uuid-for.ts"

/** One conversation of the preview, whole, in memory. */
export interface Kept {
  row: ConversationRow
  uid: string
  fields: FieldView[]
  events: TimelineEvent[]
  read: Map<string, number>
  drafts: Map<string, Draft>
}

const MINUTE = 60_000

/** All conversations of the day, and, with `many`, so many more to scroll through. */
export function tell(many: number): Map<string, Kept> {
  const scenes = [...day, ...Array.from({ length: many }, (_, i) => extra(i))]
  return new Map(scenes.map((scene, i) => keep(scene, i)).map((kept) => [kept.row.id, kept]))
}

export function keep(scene: Scene, i: number): Kept {
  const id = uuidFor(`conversation-${scene.customer}-${i}`)
  const start = ago((scene.told[0]?.ago ?? 10) + 1)
  const customer = { realm: "customer", id: uuidFor(scene.customer), name: scene.customer } as const
  const events: TimelineEvent[] = []
  const add = (event: Pick<TimelineEvent, "kind" | "at" | "actor" | "payload" | "message">) =>
    events.push({ conversationId: id, seq: events.length + 1, ...event })
  add({ kind: "conversation.opened", at: start, actor: customer, payload: {}, message: null })
  const assignee = scene.assignee ? staffNamed(scene.assignee) : null
  if (assignee) {
    const actor = { realm: "staff", id: assignee.id, name: assignee.name } as const
    add({
      kind: "conversation.assigned",
      at: start,
      actor,
      payload: { was: null, is: assignee.id },
      message: null,
    })
  }
  for (const told of scene.told) add(said(told, scene, { id, n: events.length }))
  const last = scene.told.at(-1)
  const theirs = last?.by === scene.customer
  const needsReply = scene.status === "new" || scene.status === "open"
  const row: ConversationRow = {
    id,
    number: makeTicketNumber(481_207_735 + i * 7919),
    subject: scene.subject,
    formKey: scene.form,
    channel: "web-form",
    status: scene.status,
    statusKey: null,
    priority: scene.priority,
    teamId: uuidFor(`team-${scene.team}`),
    assigneeId: assignee?.id ?? null,
    customerName: scene.customer,
    customerVip: scene.vip ?? null,
    identityLevel: scene.level,
    locale: scene.locale,
    preview: last?.text ?? "",
    lastSide: theirs ? "customer" : "staff",
    waitingSince: needsReply ? ago(last?.ago ?? 1) : null,
    dueAt: needsReply && scene.due !== undefined ? ago(-scene.due) : null,
    lastSeq: events.length,
    unread: theirs,
    draft: false,
    followUps: 0,
    mergedInto: null,
    escalated: false,
    createdAt: start,
    updatedAt: ago(last?.ago ?? 1),
  }
  return { row, uid: scene.uid, fields: scene.fields, events, read: new Map(), drafts: new Map() }
}

function said(told: Told, scene: Scene, place: { id: string; n: number }) {
  const isCustomer = told.by === scene.customer
  const person = isCustomer ? null : staffNamed(told.by)
  const message: MessageView = {
    id: told.mail?.aligned === false ? uuidFor("forged-message") : uuidFor(`${place.id}-${place.n}`),
    kind: told.note ? "note" : "reply",
    side: isCustomer ? "customer" : "staff",
    body: told.text,
    version: 1,
    editedAt: null,
    attachments: told.picture ? [picture(uuidFor(`${place.id}-picture`))] : [],
  }
  const kind = told.note ? "note.added" : isCustomer ? "message.received" : "conversation.replied"
  const actor = person
    ? ({ realm: "staff", id: person.id, name: person.name } as const)
    : ({ realm: "customer", id: uuidFor(scene.customer), name: scene.customer } as const)
  return { kind, at: ago(told.ago), actor, payload: told.mail ? { mail: told.mail } : {}, message }
}

function picture(id: string) {
  return {
    id,
    name: "wallet-1337.png",
    mediaType: "image/png",
    size: 421_888,
    width: 960,
    height: 600,
    facts: { location_removed: true, scanned: true, rebuilt: true },
    url: `/preview/picture.svg?${id}`,
    thumbnailUrl: `/preview/picture.svg?${id}`,
  }
}

function extra(i: number): Scene {
  const names = ["Dario Fenn", "吴桐", "Ines Baur", "郑一鸣", "Piet Kolm"]
  const subjects = [
    "USDT 充值未到账",
    "Withdrawal not arrived",
    "无法登录",
    "KYC document refused",
    "手续费疑问",
  ]
  return {
    customer: `${names[i % names.length]} ${i + 1}`,
    uid: String(40_000_000 + i),
    locale: i % 2 ? "zh-CN" : "en",
    level: "session",
    form: "other",
    subject: subjects[i % subjects.length] ?? "",
    status: "open",
    priority: 3,
    team: teams[i % teams.length]?.key ?? "deposits",
    assignee: i % 3 === 0 ? "Mei" : null,
    due: 300 + i,
    fields: [],
    told: [
      {
        by: `${names[i % names.length]} ${i + 1}`,
        ago: 30 + i,
        text: "Can you look at this, please? 请帮忙看一下。",
      },
    ],
  }
}

/** A conversation with as many messages as asked, for looking at speed. */
export function lengthen(kept: Kept, messages: number): void {
  const customer = {
    realm: "customer",
    id: uuidFor(kept.row.customerName),
    name: kept.row.customerName,
  } as const
  const mei = staff[0]
  if (!mei) return
  for (let i = 0; i < messages; i++) {
    const isCustomer = i % 3 !== 1
    kept.events.push({
      conversationId: kept.row.id,
      seq: kept.events.length + 1,
      kind: isCustomer ? "message.received" : "conversation.replied",
      at: ago(messages - i),
      actor: isCustomer ? customer : { realm: "staff", id: mei.id, name: mei.name },
      payload: {},
      message: {
        id: uuidFor(`${kept.row.id}-long-${i}`),
        kind: "reply",
        side: isCustomer ? "customer" : "staff",
        body: `${i + 1}. ${"这是一条用来测量速度的消息。 A line to measure speed with. ".repeat((i % 4) + 1)}`,
        version: 1,
        editedAt: null,
        attachments: [],
      },
    })
  }
  kept.row = { ...kept.row, lastSeq: kept.events.length }
}

function ago(minutes: number): string {
  return new Date(Date.now() - minutes * MINUTE).toISOString()
}
