import type { BeginChat } from "@veridesk/contract/chat/widget.ts"
import { Refusal } from "@veridesk/contract/errors.ts"
import type { CustomerActor } from "@veridesk/contract/people.ts"
import { chatIdsOf, riskOf } from "../../chats/index.ts"
import { receiveLive } from "../../intake/receive-live.ts"
import type { Form } from "../../intake-forms/index.ts"
import type { DoorDeps } from "./door-deps.ts"

/**
 * Begins to wait for a person. Out of hours, and beyond what the line takes, it becomes a ticket at once, answered within
 * the ticket's promise; never where an account may be taken over. @returns the conversation
 */
export async function beginChat(o: DoorDeps, actor: CustomerActor, asked: BeginChat): Promise<string> {
  const { requestId, form, values, description, steps, attachmentIds, skip, locale } = asked
  const now = o.clock()
  if (asked.as === "chat") await checkOpen(o, actor)
  const waits = (filled: Form) => asked.as === "chat" && isTaken(o, filled)
  const page = Object.fromEntries(
    Object.entries(asked.page).filter(([, value]) => value !== undefined && value !== ""),
  )
  const opened = await receiveLive(
    o,
    { actor, now },
    {
      channel: o.channel,
      requestId,
      formKey: form,
      values,
      description,
      steps,
      attachmentIds,
      skip,
      page,
      locale,
      waits,
    },
  )
  if (asked.as === "chat") await o.chats.serve()
  return opened.conversationId
}

function isTaken(o: DoorDeps, form: Form): boolean {
  if (riskOf(form) === "security") return true
  const teamId = o.teamIdOf(form.team)
  const hours = o.hours({ priority: form.priority, teamId, formKey: form.key, firstReplyAt: null })
  const surge = o.chats.surge()
  return hours.open && !(surge.now && o.chats.line.now().rows.length >= surge.cap)
}

/** Nobody takes more places than a few matters need. @throws Refusal `chats-open` */
async function checkOpen(o: DoorDeps, actor: CustomerActor): Promise<void> {
  const states = await o.chats.statesOf(await chatIdsOf(o.db, actor.id, MOST_LOOKED_AT))
  const open = [...states.values()].filter(({ phase }) => phase === "queued" || phase === "active")
  if (open.length >= MOST_OPEN) throw new Refusal("chats-open", 409, { values: { n: open.length } })
}

const MOST_OPEN = 3
const MOST_LOOKED_AT = 20
