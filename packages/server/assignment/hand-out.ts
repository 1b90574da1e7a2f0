import { afterAssigned, changeWithin, isOver } from "../conversations/index.ts"
import type { Db } from "../platform/db/connect.ts"
import { routed } from "./act.ts"
import { choose } from "./choose.ts"
import { ROUTING } from "./route.ts"
import { endWaiting, holdWaiting, type Wanted, type WaitingRow } from "./store.ts"

/** Does one piece of work in a transaction: one of its own each time, or the one that its caller holds. */
export type Within = <T>(work: (tx: Db) => Promise<T>) => Promise<T>

/**
 * Gives what waits for somebody to whoever is free by now, the most urgent first, one after the other. Two who do
 * this at once never give the same conversation. @returns whether it wrote events
 */
export async function handOut(within: Within, now: Date): Promise<boolean> {
  let wrote = false
  // Where nobody was free for one, nobody is for the next that asks for the same.
  const full: Wanted[] = []
  for (;;) {
    const done = await within((tx) => giveNext(tx, { full, now }))
    if (done === "none-left") return wrote
    if (done === "given") wrote = true
    else if (done !== "over") full.push(done.nobodyFor)
  }
}

type Given = "given" | "over" | "none-left" | { nobodyFor: Wanted }

async function giveNext(tx: Db, o: { full: Wanted[]; now: Date }): Promise<Given> {
  const waiting = await holdWaiting(tx, o.full)
  return waiting ? give(tx, waiting, o.now) : "none-left"
}

async function give(tx: Db, { conversationId, need, cause }: WaitingRow, now: Date): Promise<Given> {
  const end: { was: Given } = { was: "over" }
  await changeWithin(tx, { actor: ROUTING, now, key: { id: conversationId } }, async (held) => {
    // Somebody took it, answered it, or moved it to another team, whose rules are asked then.
    const over = held.assigneeId !== null || held.waitingSince === null || isOver(held.status)
    const elsewhere = need.teamId !== null && need.teamId !== held.teamId
    const given = over || elsewhere ? null : await choose(tx, need, now)
    if (!over && !elsewhere && !given) end.was = { nobodyFor: need }
    else await endWaiting(tx, conversationId)
    if (!given) return { facts: [], patch: {} }
    end.was = "given"
    const patch = afterAssigned(held, given.staffId, now)
    const after = { ...held, ...patch }
    return { facts: [routed({ before: held, after, cause, given, how: need.how, nobody: null })], patch }
  })
  return end.was
}
