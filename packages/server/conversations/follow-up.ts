import { Refusal } from "@veridesk/contract/errors.ts"
import type { CustomerActor } from "@veridesk/contract/people.ts"
import type { Context } from "../platform/context.ts"
import { change } from "./change.ts"
import { followUpRule } from "./conversation.ts"

/** T24: counted and shown to the agent; the place in the queue stays what it was. @throws Refusal `follow-up-too-soon` with the time */
export async function followUp(ctx: Context<CustomerActor>, f: { number: string; requestId: string }) {
  return change(ctx, { key: { number: f.number }, requestId: f.requestId, input: "follow-up" }, (held) => {
    const rule = followUpRule(held, ctx.now)
    if (rule.state !== "allowed") throw new Refusal("follow-up-too-soon", 409, { detail: rule })
    return {
      facts: [{ kind: "conversation.followed-up", payload: { count: held.followUps + 1 } }],
      patch: { followUps: held.followUps + 1, lastFollowUpAt: ctx.now },
    }
  })
}
