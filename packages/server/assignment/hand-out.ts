import { afterAssigned, changeWithin, isOver } from "../conversations/index.ts"
import type { Db } from "../platform/db/connect.ts"
import { routed } from "./act.ts"
import { choose } from "./choose.ts"
import { ROUTING } from "./route.ts"
import { endWaiting, holdWaiting, type WaitingRow } from "./store.ts"

const AT_ONCE = 100

/**
 * Gives what waits for somebody to whoever is free by now, the most urgent first. Two who do this at once never
 * give the same conversation. @returns whether it wrote events
 */
export async function handOut(tx: Db, now: Date): Promise<boolean> {
  let wrote = false
  const tooMuch = new Set<string>()
  for (const waiting of await holdWaiting(tx, AT_ONCE)) {
    // Where nobody was free for one, nobody is for the next that asks for the same.
    const need = JSON.stringify(waiting.need)
    if (tooMuch.has(need)) continue
    const done = await giveOne(tx, waiting, now)
    if (done === "nobody-free") tooMuch.add(need)
    else if (done === "given") wrote = true
  }
  return wrote
}

async function giveOne(tx: Db, { conversationId, need, cause }: WaitingRow, now: Date) {
  const end: { was: "given" | "nobody-free" | "over" } = { was: "over" }
  await changeWithin(tx, { actor: ROUTING, now, key: { id: conversationId } }, async (held) => {
    // Somebody took it, answered it, or moved it to another team, whose rules are asked then.
    const over = held.assigneeId !== null || held.waitingSince === null || isOver(held.status)
    if (over || (need.teamId !== null && need.teamId !== held.teamId)) {
      await endWaiting(tx, conversationId)
      return { facts: [], patch: {} }
    }
    const given = await choose(tx, need, now)
    if (!given) {
      end.was = "nobody-free"
      return { facts: [], patch: {} }
    }
    end.was = "given"
    await endWaiting(tx, conversationId)
    const patch = afterAssigned(held, given.staffId, now)
    const fact = routed({
      before: held,
      after: { ...held, ...patch },
      cause,
      given,
      how: need.how,
      nobody: null,
    })
    return { facts: [fact], patch }
  })
  return end.was
}
