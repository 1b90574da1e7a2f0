import { Refusal } from "@veridesk/contract/errors.ts"
import { newId } from "@veridesk/contract/ids.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { AskFor, WantedItem } from "@veridesk/contract/requests.ts"
import { requestTemplates } from "@veridesk/ui/messages/request-templates.ts"
import { say } from "@veridesk/ui/say.ts"
import { afterStaffReplied, change, isOver, previewOf } from "../conversations/index.ts"
import type { Context } from "../platform/context.ts"
import { type Item, isMissing, MOST_OPEN, templates } from "./request.ts"
import { insertRequest, itemsOf } from "./store.ts"

/**
 * Asks the customer for a list of things with one message. The ticket waits for them from then on and its clock stands.
 * A list that grows says why (ux.md: "ends ‘final step’ loops"). @throws Refusal `why-more`, `too-much-asked`
 */
export async function askFor(ctx: Context<StaffActor>, a: AskFor & { conversationId: string }) {
  const { conversationId, requestId, messageId, ...input } = a
  const asked = { key: { id: conversationId }, requestId, input }
  return change(ctx, asked, async (held, tx) => {
    if (isOver(held.status)) throw new Refusal("not-possible-now", 409)
    const before = await itemsOf(tx, held.id)
    if (before.length > 0 && a.why === "") throw new Refusal("why-more", 422)
    if (before.filter(isMissing).length + a.items.length > MOST_OPEN)
      throw new Refusal("too-much-asked", 422, { values: { max: MOST_OPEN } })
    const first = Math.max(0, ...before.map(({ place }) => place)) + 1
    const items = a.items.map((wanted, at) => ({
      id: newId(),
      place: first + at,
      ...itemFrom(wanted, held.locale),
    }))
    await insertRequest(tx, {
      id: newId(),
      conversationId: held.id,
      seq: held.lastSeq + 1,
      askedBy: ctx.actor.id,
      askedAt: ctx.now,
      complete: a.complete,
      why: a.why,
      wantedBy: a.wantedBy,
      items,
    })
    const text = a.body.trim()
    return {
      facts: [
        {
          kind: "document.asked",
          payload: {
            items: items.map(({ id, place, kind }) => ({ id, place, kind })),
            complete: a.complete,
            grew: before.length > 0,
            ...(a.wantedBy && { wantedBy: a.wantedBy }),
          },
          ...(text !== "" && { message: { id: messageId, kind: "reply" as const, body: a.body } }),
        },
      ],
      patch: {
        ...afterStaffReplied(held, previewOf(text || (items[0]?.title ?? "")), ctx.now),
        assigneeId: held.assigneeId ?? ctx.actor.id,
      },
    }
  })
}

/** What a line of the list asks for, in the customer's language. */
function itemFrom(wanted: WantedItem, locale: Locale): Pick<Item, "title" | "about" | "kind" | "accepts"> {
  if (!("template" in wanted)) return wanted
  const key = wanted.template
  return {
    title: say(locale, requestTemplates, key),
    about: say(locale, requestTemplates, `${key}.about`),
    ...templates[key],
  }
}
