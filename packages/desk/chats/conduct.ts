import type { ActiveChat, WaitingChat } from "@veridesk/contract/chat/desk.ts"

export type Conduct = ActiveChat["conduct"]
export type ConductStep = "warn" | "pause" | "unpause" | "end-for-conduct"

/**
 * What may be done about somebody's conduct, one step after the other: a warning, then a pause, then the end. A matter
 * of security is never ended for it: whoever takes over an account may well be rude on purpose.
 */
export function conductSteps(conduct: Conduct, risk: WaitingChat["risk"]): ConductStep[] {
  if (conduct === "none") return ["warn"]
  const end: ConductStep[] = risk === "security" ? [] : ["end-for-conduct"]
  return conduct === "warned" ? ["pause"] : ["unpause", ...end]
}
