import type { CustomerActor, StaffActor } from "@veridesk/contract/people.ts"
import {
  addNote,
  assign,
  type BindAttachments,
  changeStatus,
  followUp,
  markFixed,
  moveToTeam,
  type OpenResult,
  prioritise,
  readable,
  receive,
  reopen,
  type ReplyClock,
  reply,
  type Serving,
} from "../conversations/index.ts"
import { keepDraft, markRead } from "../inbox/index.ts"
import { type ReceiveDeps, receiveTicket } from "../intake/receive.ts"
import { receiveLockedOut } from "../intake/receive-locked-out.ts"
import type { Db } from "../platform/db/connect.ts"
import type { Day } from "./day.ts"
import { type CustomerKey, demoCustomers, type StaffKey } from "./people.ts"
import { stableId } from "./stable-id.ts"
import type { Picture, Step, Story } from "./story.ts"

/** What telling needs: the same things as a request has, and the times of the demo's day. */
export type Telling = ReceiveDeps & {
  db: Db
  brandId: string
  day: Day
  bind: BindAttachments
  replyClock: ReplyClock
  staff: Record<StaffKey, StaffActor>
  /** Has a picture drawn, taken in and checked under this id. */
  attach(o: { actor: CustomerActor; id: string; picture: Picture }): Promise<void>
}

/** Tells one story by the verbs with which people make such a ticket, at the times when they did it. */
export async function tell(o: Telling, story: Story): Promise<void> {
  const ticket = await file(o, story)
  for (const [index, step] of story.steps.entries()) {
    await take(o, ticket, { step, id: stableId(`${story.key} ${index}`) })
  }
}

type Ticket = OpenResult & { customer: CustomerActor }

async function file(o: Telling, story: Story): Promise<Ticket> {
  const now = o.day.at(story.at)
  const requestId = stableId(story.key)
  if ("lockedOut" in story.from) {
    const made: { opened?: OpenResult; actor?: CustomerActor } = {}
    const open: ReceiveDeps["open"] = async (ctx, opening) => {
      made.actor = ctx.actor as CustomerActor
      made.opened = await o.open(ctx, opening)
      return made.opened
    }
    const said = { ...story.from.lockedOut, story: o.day.fill(story.text) }
    await receiveLockedOut({ ...o, open }, now, { requestId, ...said })
    if (!made.opened || !made.actor) throw new Error(`"${story.key}" was not opened`)
    return { ...made.opened, customer: made.actor }
  }
  const { locale, secondFactor } = demoCustomers[story.from.customer]
  const customer = actorOf(o, story.from.customer, secondFactor)
  const received = await receiveTicket(
    o,
    { actor: customer, now },
    {
      requestId,
      formKey: story.form,
      values: valuesOf(o.day, story),
      attachmentIds: await attached(o, customer, { id: requestId, files: story.files }),
      locale,
    },
  )
  if (received.outcome === "filed") return { ...received, customer }
  const faults = received.faults.map((fault) => `${fault.field} ${fault.code}`)
  throw new Error(`the form of "${story.key}" was refused: ${faults.join(", ")}`)
}

function actorOf(o: Telling, who: CustomerKey, secondFactor: boolean): CustomerActor {
  const level = secondFactor ? "session-2fa" : "session"
  return { realm: "customer", id: demoCustomers[who].id, level, brandId: o.brandId }
}

function valuesOf(day: Day, story: Story): Record<string, string> {
  const { when } = story
  return {
    ...story.values,
    description: day.fill(story.text),
    ...(when && {
      [`${when.field}.at`]: day.wall(when.at),
      [`${when.field}.precision`]: "minute",
      [`${when.field}.zone`]: "Asia/Shanghai",
    }),
  }
}

async function attached(
  o: Telling,
  actor: CustomerActor,
  message: { id: string; files: Picture[] },
): Promise<string[]> {
  return Promise.all(
    message.files.map(async (picture, index) => {
      const id = stableId(`${message.id} file ${index}`)
      await o.attach({ actor, id, picture })
      return id
    }),
  )
}

async function take(o: Telling, ticket: Ticket, { step, id }: { step: Step; id: string }): Promise<void> {
  const { customer, number, conversationId } = ticket
  const now = o.day.at(step.at)
  const as = <A extends CustomerActor | StaffActor>(actor: A): Serving<A> => ({
    db: o.db,
    actor,
    now,
    announce: () => {},
    replyClock: o.replyClock,
  })
  const body = "text" in step ? o.day.fill(step.text) : ""
  const asked = { conversationId, requestId: id }
  const writing = { conversationId, messageId: id, body, attachmentIds: [], basedOn: 0, anyway: true }
  switch (step.act) {
    case "write": {
      const attachmentIds = await attached(o, customer, { id, files: step.files })
      await receive(as(customer), o.bind, { number, messageId: id, body, attachmentIds })
      return
    }
    case "follow-up":
      await followUp(as(customer), { number, requestId: id })
      return
    case "fixed":
      await markFixed(as(customer), { number, requestId: id })
      return
    case "reopen":
      await reopen(as(customer), { number, requestId: id, messageId: stableId(`${id} why`), reason: body })
      return
    case "reply":
      await reply(as(o.staff[step.by]), o.bind, { ...writing, then: step.then })
      return
    case "note":
      await addNote(as(o.staff[step.by]), o.bind, { ...writing, then: "stay" })
      return
    case "assign":
      await assign(as(o.staff[step.by]), { ...asked, assigneeId: o.staff[step.to].id })
      return
    case "move": {
      const move = { ...asked, teamId: o.teamIdOf(step.team), assigneeIsOfTeam: async () => false }
      await moveToTeam(as(o.staff[step.by]), move)
      return
    }
    case "prioritise":
      await prioritise(as(o.staff[step.by]), { ...asked, priority: step.priority })
      return
    case "status":
      await changeStatus(as(o.staff[step.by]), { ...asked, status: step.status })
      return
    case "read": {
      const reader = o.staff[step.by]
      const { lastSeq } = await readable(o.db, reader, { id: conversationId })
      await markRead(o.db, { staffId: reader.id, conversationId, seq: lastSeq })
      return
    }
    case "draft": {
      const draft = { mode: "reply" as const, text: body, attachmentIds: [], updatedAt: now }
      await keepDraft(o.db, { staffId: o.staff[step.by].id, conversationId, ...draft })
      return
    }
  }
}
