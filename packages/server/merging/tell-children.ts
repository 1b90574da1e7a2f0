import type { StaffActor } from "@veridesk/contract/people.ts"
import { changeTogether, isOver } from "../conversations/index.ts"
import type { Context } from "../platform/context.ts"
import { childrenOf } from "./store.ts"

/**
 * Tells the agents of a parent's children how the parent stands, by an internal line in each that isn't over. The
 * children stay as they are: what was the matter with each may differ.
 */
export async function tellChildren(
  ctx: Context<StaffActor>,
  t: { parentId: string; requestId: string },
): Promise<{ children: number }> {
  const ids = [t.parentId, ...(await childrenOf(ctx.db, t.parentId))]
  return changeTogether(ctx, { ids, requestId: t.requestId, input: t }, async ([parent, ...children]) => {
    if (!parent) throw new TypeError("a family has a parent")
    const open = children.filter((child) => !isOver(child.status) && child.mergedInto === null)
    const payload = { number: parent.number, conversationId: parent.id, status: parent.status }
    return {
      result: { children: open.length },
      each: open.map((held) => ({
        held,
        facts: [{ kind: "conversation.parent-changed", payload }],
        patch: { updatedAt: ctx.now },
      })),
    }
  })
}
