import { estimate, type PastWait } from "../estimate.ts"
import { type Arrival, arrivalsOf, rosterOf, type Shift } from "./day-plan.ts"
import { draws, type Draws } from "./draws.ts"

/** One range as somebody was told it, and what came of it. */
export type Look = {
  person: number
  risk: PastWait["risk"]
  /** When one began to wait, or at one of the minutes after that. */
  when: "begin" | "later"
  atMs: number
  position: number
  told: { from: number; to: number } | null
  /** Until this person was taken; of somebody who gave up, until they did. */
  restMs: number
  outcome: "taken" | "gave-up"
}

export type SimulatedDay = {
  seed: number
  people: number
  taken: number
  gaveUp: number
  cameBack: number
  longestLine: number
  looks: Look[]
}

const STEP = 1_000
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** The day of the demo, in UTC+8. */
const START = Date.parse("2026-11-22T00:00:00+08:00")
const TEAM = "deposits"
const RANK = { security: 0, funds: 1, ordinary: 2 }
/** An offer is looked at before it is accepted. */
const ACCEPT_MS = 9_000
const KEPT_HISTORY_MS = 2 * 60 * MINUTE

type Person = Arrival & {
  id: number
  since: number
  began: number
  cameBack: boolean
  looks: Omit<Look, "restMs" | "outcome">[]
}
type Agent = { shift: Shift; talks: { person: Person; until: number }[]; acceptsAt: number | null }
type Place = { line: Person[]; history: PastWait[]; now: number }

/**
 * A day of one line, the same for the same seed: people come by a curve of the day and in a surge, agents come, pause and
 * go, talks take log-normal times, urgent matters overtake, some give up, and whose agent leaves comes back to the front.
 * Everybody is told a range when they begin to wait and every minute after that.
 */
export function simulatedDay(seed: number): SimulatedDay {
  const random = draws(seed)
  const arrivals = arrivalsOf(random)
  const agents: Agent[] = rosterOf(random).map((shift) => ({ shift, talks: [], acceptsAt: null }))
  const place: Place = { line: [], history: [], now: 0 }
  const day: SimulatedDay = { seed, people: 0, taken: 0, gaveUp: 0, cameBack: 0, longestLine: 0, looks: [] }
  // Whoever still waits at midnight is served by those who are there; nobody new comes.
  for (; place.now < DAY; place.now += STEP) {
    while (arrivals[0] && arrivals[0].at <= place.now) {
      day.people += 1
      join(place, arrivals.shift(), day.people)
    }
    leaveWithOpenTalks(place, agents, day)
    giveUp(place, day)
    for (const agent of agents) serve(place, agent, { random, day })
    tellAgain(place)
    day.longestLine = Math.max(day.longestLine, place.line.length)
  }
  return day
}

function join(place: Place, arrival: Arrival | undefined, id: number): void {
  if (!arrival) return
  const person: Person = { ...arrival, id, since: place.now, began: 0, cameBack: false, looks: [] }
  enter(place, person)
}

function enter(place: Place, person: Person): void {
  place.line.push(person)
  place.line.sort(
    (a, b) =>
      RANK[a.risk] - RANK[b.risk] ||
      Number(b.cameBack) - Number(a.cameBack) ||
      a.since - b.since ||
      a.id - b.id,
  )
  person.began = place.line.indexOf(person)
  tell(place, person, "begin")
}

function tell(place: Place, person: Person, when: Look["when"]): void {
  const { line, history, now } = place
  const position = line.indexOf(person) + 1
  const { id, risk, since } = person
  const asked = { history, position, waitedMs: now - since, now: new Date(START + now), risk, teamId: TEAM }
  person.looks.push({ person: id, risk, when, atMs: now, position, told: estimate(asked) })
}

function tellAgain(place: Place): void {
  for (const person of place.line)
    if (place.now > person.since && (place.now - person.since) % MINUTE === 0) tell(place, person, "later")
}

function take(place: Place, agent: Agent, day: SimulatedDay): void {
  const person = place.line.shift()
  if (!person) return
  const { now } = place
  agent.talks.push({ person, until: now + person.talkMs })
  day.taken += 1
  settle(person, { now, outcome: "taken", day })
  const acceptedAt = new Date(START + now)
  place.history.push({
    ahead: person.began,
    waitedMs: now - person.since,
    acceptedAt,
    risk: person.risk,
    teamId: TEAM,
  })
  const first = place.history.findIndex((past) => past.acceptedAt.getTime() > START + now - KEPT_HISTORY_MS)
  if (first > 0) place.history.splice(0, first)
}

function settle(person: Person, o: { now: number; outcome: Look["outcome"]; day: SimulatedDay }): void {
  for (const look of person.looks)
    o.day.looks.push({ ...look, restMs: o.now - look.atMs, outcome: o.outcome })
  person.looks = []
}

function giveUp(place: Place, day: SimulatedDay): void {
  const { now } = place
  for (const person of place.line.filter((each) => now - each.since > each.patienceMs)) {
    place.line.splice(place.line.indexOf(person), 1)
    day.gaveUp += 1
    settle(person, { now, outcome: "gave-up", day })
  }
}

function serve(place: Place, agent: Agent, o: { random: Draws; day: SimulatedDay }): void {
  const { now, line } = place
  agent.talks = agent.talks.filter(({ until }) => until > now)
  const free = isHere(agent.shift, now) && agent.talks.length < agent.shift.atOnce
  if (!free || line.length === 0) agent.acceptsAt = null
  else if (agent.acceptsAt === null) agent.acceptsAt = now + o.random.exponential(ACCEPT_MS)
  else if (agent.acceptsAt <= now) {
    agent.acceptsAt = null
    take(place, agent, o.day)
  }
}

/** Some go home with talks open: those people stand in front of their class again. */
function leaveWithOpenTalks(place: Place, agents: Agent[], day: SimulatedDay): void {
  for (const agent of agents) {
    const { shift, talks } = agent
    if (!shift.leavesTalks || place.now < shift.to || talks.length === 0) continue
    agent.talks = []
    for (const { person, until } of talks) {
      day.cameBack += 1
      const talkMs = Math.max(MINUTE, until - place.now)
      enter(place, { ...person, since: place.now, cameBack: true, talkMs, looks: [] })
    }
  }
}

function isHere({ from, to, breaks }: Shift, now: number): boolean {
  return now >= from && now < to && !breaks.some((each) => now >= each.from && now < each.to)
}
