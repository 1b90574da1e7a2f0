import type { IncidentState } from "@veridesk/contract/incidents.ts"
import { Refusal } from "@veridesk/contract/errors.ts"

export type Incident = {
  id: string
  title: { en: string; zh: string }
  about: { en: string; zh: string }
  state: IncidentState
  madeBy: string
  madeAt: Date
  updatedAt: Date
}

/** Where an incident may go (domain.md §2.5): onward, also past a step, and back where it was called over too soon. */
const STEPS: Record<IncidentState, readonly IncidentState[]> = {
  detected: ["declared", "identified", "mitigating", "resolved"],
  declared: ["identified", "mitigating", "resolved"],
  identified: ["mitigating", "resolved"],
  mitigating: ["identified", "resolved"],
  resolved: ["mitigating", "compensation", "reviewed"],
  compensation: ["reviewed"],
  reviewed: ["compensation"],
}

/** @throws Refusal `not-possible-now` where an incident has no such step */
export function checkStep(from: IncidentState, to: IncidentState): void {
  if (from !== to && !STEPS[from].includes(to))
    throw new Refusal("not-possible-now", 409, { values: { from, to } })
}

/** Whether tickets still join it and customers are told of it as going on. */
export function isGoingOn(state: IncidentState): boolean {
  return state !== "reviewed"
}
