import {
  afterAssigned,
  afterPrioritised,
  type Conversation,
  dueShift,
  type Fact,
  type ReplyClock,
  recounted,
} from "../conversations/index.ts"
import type { Db } from "../platform/db/connect.ts"
import { choose, wantedBy } from "./choose.ts"
import { type Act, type Link, mayFollow } from "./rule.ts"
import { type Cause, type Free, keepWaiting, noteStop, type Wanted } from "./store.ts"

export type Work = {
  held: Conversation
  /** As it will be; what rules have done so far is in it. */
  now: Conversation
  facts: Fact[]
}

export type Acting = {
  tx: Db
  at: Date
  version: number
  chain: Link[]
  teamIdOf(key: string): string | null
  replyClock: ReplyClock
}

/** Does what one rule says, as far as it changes anything. @returns false where the rule would go on in a loop */
export async function doAct(a: Acting, work: Work, act: Act): Promise<boolean> {
  const link = { id: act.rule.id, name: act.rule.name }
  const teamId = act.team === null ? null : a.teamIdOf(act.team)
  const toTeam = teamId !== null && teamId !== work.now.teamId
  const toPriority = act.priority !== null && act.priority !== work.now.priority
  const toPerson = act.person !== null && act.person !== work.now.assigneeId
  const toSomebody = act.assign !== null && (work.now.assigneeId === null || toTeam)
  if (!toTeam && !toPriority && !toPerson && !toSomebody) return true
  const allowed = mayFollow(a.chain, link)
  if (allowed !== true) {
    await stop(a, work, { link, why: allowed })
    return false
  }
  const { held } = work
  const before = work.now
  const cause: Cause = { rule: link, version: a.version, chain: [...a.chain, link] }
  const counting = { now: a.at, replyClock: a.replyClock }
  if (toTeam) {
    const dueAt = recounted(work.now, { teamId }, a.replyClock)
    work.now = { ...work.now, teamId, assigneeId: null, dueAt, updatedAt: a.at }
  }
  if (toPriority)
    work.now = { ...work.now, ...afterPrioritised(work.now, act.priority ?? held.priority, counting) }
  const wanted = act.person ? onlyPerson(act.person) : act.assign && wantedBy(act.assign, work.now)
  const given = wanted && (toPerson || toSomebody) ? await choose(a.tx, wanted, a.at) : null
  if (given) work.now = { ...work.now, ...afterAssigned(work.now, given.staffId, a.at) }
  const nobody = wanted && (toPerson || toSomebody) && !given ? wanted : null
  const news =
    nobody && (await keepWaiting(a.tx, { conversationId: held.id, need: nobody, cause, now: a.at }))
  if (before === work.now && !news) return true
  work.facts.push(routed({ before, after: work.now, cause, given, how: wanted?.how ?? null, nobody }))
  return true
}

/** The event that tells what a rule did and why. */
export function routed(o: {
  before: Conversation
  after: Conversation
  cause: Cause
  given: Free | null
  how: Wanted["how"] | null
  nobody: Wanted | null
}): Fact {
  const { before, after, cause } = o
  return {
    kind: "conversation.routed",
    payload: {
      ...cause,
      ...(before.teamId === after.teamId ? {} : { team: { was: before.teamId, is: after.teamId } }),
      ...(before.priority === after.priority
        ? {}
        : { priority: { was: before.priority, is: after.priority } }),
      ...(before.assigneeId === after.assigneeId ? {} : { was: before.assigneeId, is: after.assigneeId }),
      ...dueShift(before, after.dueAt),
      ...(o.given ? { why: { how: o.how, load: o.given.load, capacity: o.given.capacity } } : {}),
      ...(o.nobody ? { nobody: { skills: o.nobody.skills, languages: o.nobody.languages } } : {}),
    },
  }
}

function onlyPerson(personId: string): Wanted {
  return { teamId: null, how: "least-loaded", skills: [], languages: [], personId }
}

async function stop(
  a: Acting,
  work: Work,
  { link, why }: { link: Link; why: "again" | "too-long" },
): Promise<void> {
  const chain = a.chain.map(({ name }) => name)
  work.facts.push({
    kind: "automation.stopped",
    payload: { rule: link, version: a.version, loop: chain, reason: why },
  })
  await noteStop(a.tx, {
    conversationId: work.held.id,
    now: a.at,
    version: a.version,
    rule: link.name,
    chain,
    why,
  })
}
