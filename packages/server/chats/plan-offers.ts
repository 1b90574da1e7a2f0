import { type AgentRow, servesTeam, speaks } from "./agents/agent.ts"
import type { WaitingRow } from "./waiting.ts"

export type Passed = { conversationId: string; why: "language" | "skill" | "team" }
type Plan = { offers: { row: WaitingRow; agent: AgentRow }[]; passed: Passed[] }

/**
 * Who is offered to whom: the line in its order, each to whoever of those who are free, serve that line, have the skills
 * and speak the language carries least. Whoever has to stand back for somebody behind them is named with the reason.
 */
export function planOffers(o: {
  waiting: WaitingRow[]
  agents: AgentRow[]
  skillsOf(formKey: string): string[]
}): Plan {
  const room = new Map(
    o.agents.filter(({ presence }) => presence === "online").map((one) => [one.id, one.capacity - one.load]),
  )
  const online = o.agents.filter(({ id }) => room.has(id))
  const plan: Plan = { offers: [], passed: [] }
  const standing: Passed[] = []
  for (const row of o.waiting) {
    if (row.offeredTo !== null) continue
    const free = online.filter(({ id }) => (room.get(id) ?? 0) > 0)
    if (free.length === 0) break
    const { agent, why } = chooseFor(row, free, { online, skills: o.skillsOf(row.formKey) })
    if (!agent) {
      standing.push({ conversationId: row.conversationId, why })
      continue
    }
    room.set(agent.id, (room.get(agent.id) ?? 0) - 1)
    plan.offers.push({ row, agent })
    plan.passed.push(...standing.splice(0))
  }
  return plan
}

type Choice = { agent: AgentRow | null; why: Passed["why"] }

function chooseFor(
  row: WaitingRow,
  free: AgentRow[],
  { online, skills }: { online: AgentRow[]; skills: string[] },
): Choice {
  const ofLine = free.filter((one) => servesTeam(one, row.teamId))
  if (ofLine.length === 0) return { agent: null, why: "team" }
  const speaking = ofLine.filter((one) => speaks(one, row.locale))
  if (speaking.length === 0) return { agent: null, why: "language" }
  // A skill that nobody who is here has keeps nobody waiting.
  const anybodyAble = online.some((one) => able(one, skills) && servesTeam(one, row.teamId))
  const fit = anybodyAble ? speaking.filter((one) => able(one, skills)) : speaking
  if (fit.length === 0) return { agent: null, why: "skill" }
  const fresh = fit.filter(({ id }) => !row.declinedBy.includes(id))
  return { agent: leastLoaded(fresh.length > 0 ? fresh : fit), why: "skill" }
}

function able(agent: AgentRow, skills: string[]): boolean {
  return skills.every((skill) => agent.skills.includes(skill))
}

function leastLoaded(agents: AgentRow[]): AgentRow | null {
  const share = (one: AgentRow) => one.load / Math.max(1, one.capacity)
  const since = (one: AgentRow) => one.offeredAt?.getTime() ?? 0
  return (
    agents.toSorted((a, b) => share(a) - share(b) || since(a) - since(b) || (a.id < b.id ? -1 : 1))[0] ?? null
  )
}
