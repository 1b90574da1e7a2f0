import type { RoutingEvent } from "@veridesk/contract/assignment.ts"
import type { FactName } from "@veridesk/contract/routing-facts.ts"
import { changeWithin, type Fact, type Held, isOver, type ReplyClock } from "../conversations/index.ts"
import type { Db } from "../platform/db/connect.ts"
import { type Acting, doAct, type Work } from "./act.ts"
import type { CurrentRules } from "./current-rules.ts"
import { factsOf } from "./facts.ts"
import { type Act, type Compiled, plan } from "./rule.ts"
import { endWaiting, ownerState, type TicketRow, ticketsByIds } from "./store.ts"
import { ticketOf, type Words } from "./ticket.ts"
import type { Trigger } from "./trigger.ts"

export type Router = {
  rules: CurrentRules
  words: Words
  replyClock: ReplyClock
  teamIdOf(key: string): string | null
  /** Whether somebody waits on the line in this channel: its line gives it to whoever is free, and no rule does. */
  isLive(channel: string): boolean
}

/** Who acts where a rule does. */
export const ROUTING = { realm: "system", id: null, name: "routing" } as const

/**
 * Lets the rules act on what has happened, in the reader's own transaction: what they do and the place in the log
 * are kept or lost together. @returns whether it wrote events
 */
export async function route(r: Router, tx: Db, o: { triggers: Trigger[]; now: Date }): Promise<boolean> {
  const rules = await r.rules.get(tx)
  const heard = heardBy(rules)
  const triggers = o.triggers.filter(({ on }) => on.some((event) => event === "reopened" || heard.has(event)))
  const ids = [...new Set(triggers.map(({ conversationId }) => conversationId))]
  const tickets = await ticketsByIds(tx, ids, { reopened: isAskedFor(rules, "reopened") })
  let wrote = false
  // In the order of ids, so that two who lock several of them do so in one order.
  for (const ticket of tickets.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    for (const trigger of triggers.filter(({ conversationId }) => conversationId === ticket.id))
      if (await routeOne({ r, rules, tx, now: o.now }, ticket, trigger)) wrote = true
  }
  return wrote
}

function heardBy({ rules }: Compiled): Set<RoutingEvent> {
  return new Set(rules.filter(({ rule }) => rule.enabled).flatMap(({ rule }) => rule.on))
}

/** Whether a rule that is in force names a fact. */
function isAskedFor({ rules }: Compiled, fact: FactName): boolean {
  return rules.some(({ rule }) => rule.enabled && rule.when.includes(fact))
}

type Pass = { r: Router; rules: Compiled; tx: Db; now: Date }

async function routeOne(pass: Pass, ticket: TicketRow, trigger: Trigger): Promise<boolean> {
  const reopened = trigger.on.includes("reopened") && ticket.assigneeId !== null
  if (!reopened && planFor(pass, ticket, trigger).length === 0) return false
  const done = await changeWithin(
    pass.tx,
    { actor: ROUTING, now: pass.now, key: { id: ticket.id } },
    (held) => decide(pass, { held, ticket, trigger }),
  )
  return done.toSeq >= done.fromSeq
}

/** On the locked row, since it may have changed while the rules were asked. */
async function decide(
  pass: Pass,
  { held, ticket, trigger }: { held: Held; ticket: TicketRow; trigger: Trigger },
): Promise<{ facts: Fact[]; patch: Partial<Held> }> {
  if (isOver(held.status)) return NOTHING
  const { tx, now } = pass
  const work: Work = { held, now: held, facts: [] }
  if (trigger.on.includes("reopened")) await letGo(work, { tx, now })
  const acting: Acting = {
    tx,
    at: now,
    version: pass.rules.version,
    chain: trigger.chain,
    teamIdOf: pass.r.teamIdOf,
    replyClock: pass.r.replyClock,
  }
  for (const act of planFor(pass, { ...ticket, ...work.now }, trigger))
    if (!(await doAct(acting, work, act))) break
  if (work.facts.length === 0) return NOTHING
  if (work.now.assigneeId !== null) await endWaiting(tx, held.id)
  const { teamId, assigneeId, priority, dueAt, status, updatedAt } = work.now
  return { facts: work.facts, patch: { teamId, assigneeId, priority, dueAt, status, updatedAt } }
}

const NOTHING = { facts: [], patch: {} }

/** A conversation that comes back doesn't wait for somebody who isn't there (field.md 40). */
async function letGo(work: Work, { tx, now }: { tx: Db; now: Date }): Promise<void> {
  const { assigneeId, teamId } = work.now
  if (assigneeId === null) return
  const state = await ownerState(tx, { staffId: assigneeId, teamId, now })
  if (state === "here") return
  work.now = { ...work.now, assigneeId: null, updatedAt: now }
  work.facts.push({ kind: "conversation.routed", payload: { owner: state, was: assigneeId, is: null } })
}

function planFor({ r, rules, now }: Pass, ticket: TicketRow, { on }: Trigger): Act[] {
  const known = ticketOf(ticket, r.words)
  const acts = on.flatMap((event) => plan(rules, factsOf(known, { event, now, zone: rules.zone })))
  return r.isLive(ticket.channel) ? acts.map((act) => ({ ...act, person: null, assign: null })) : acts
}
