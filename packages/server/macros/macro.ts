import { unknownVariables } from "@veridesk/contract/macro-variables.ts"
import type { BothSides, MacroAction, MacroContent, MacroUse } from "@veridesk/contract/macros.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"

/** A day in milliseconds. */
const DAY = 86_400_000
/** Nobody misses a macro that hasn't been used for so long; it is offered for retirement. */
const UNUSED_AFTER_DAYS = 90

type Whose = Pick<MacroContent, "visibility" | "ownerId" | "teamIds">

/** Who is offered a macro: everybody, its teams, or its owner alone. */
export function maySee(actor: StaffActor, { visibility, ownerId, teamIds }: Whose): boolean {
  if (visibility === "me") return ownerId === actor.id
  return visibility === "everyone" || isKeeper(actor) || teamIds.some((team) => actor.teamIds.includes(team))
}

/** Shared macros are kept by leads and administrators, one's own by oneself. */
export function mayEdit(actor: StaffActor, { visibility, ownerId }: Whose): boolean {
  if (actor.role === "auditor") return false
  return visibility === "me" ? ownerId === actor.id : isKeeper(actor)
}

function isKeeper(actor: StaffActor): boolean {
  return actor.role === "lead" || actor.role === "administrator"
}

/** Compliance answers for what is published under its name, and for taking a text from under it. */
export function needsApproval(before: MacroContent | null, next: MacroContent): boolean {
  return next.compliance || Boolean(before?.compliance)
}

/** No one approves their own text. */
export function mayApprove(
  actor: StaffActor,
  version: { authorId: string | null; publishedAt: Date | null; content: Whose },
): boolean {
  return version.publishedAt === null && version.authorId !== actor.id && mayEdit(actor, version.content)
}

/** What keeps a content from being saved; null where nothing does. A letter stays a letter, a macro a macro. */
export function faultOf(
  content: MacroContent,
  before: MacroContent | null,
): { field: string; code: string; what: string } | null {
  if ((before && before.kind !== content.kind) || (content.kind === "letter") !== (content.letter !== null))
    return { field: "content.kind", code: "invalid", what: "" }
  for (const side of ["en", "zh"] as const) {
    const [slip] = [...unknownVariables(content.body[side]), ...unknownVariables(content.title[side])]
    if (slip) return { field: `content.body.${side}`, code: "unknown-variable", what: slip }
  }
  if (content.visibility === "team" && content.teamIds.length === 0)
    return { field: "content.teamIds", code: "macro-without-team", what: "" }
  return null
}

/** The languages of which there is no text. */
export function missingSides({ body, title }: Pick<MacroContent, "body" | "title">): ("en" | "zh")[] {
  return (["en", "zh"] as const).filter((side) => !body[side].trim() || !title[side].trim())
}

/** A text for a reader of this language; in the other one where there is none, and that is said. */
export function sideFor(
  locale: "en" | "zh-CN",
  text: BothSides,
): { text: string; language: "en" | "zh-CN"; otherLanguage: boolean } {
  const own = locale === "zh-CN" ? text.zh : text.en
  if (own.trim()) return { text: own, language: locale, otherLanguage: false }
  const other = locale === "zh-CN" ? "en" : "zh-CN"
  return { text: other === "en" ? text.en : text.zh, language: other, otherLanguage: true }
}

/** A use may leave actions of its version out, and never bring others in under the macro's name. */
export function isUseOf(use: Pick<MacroUse, "actions">, content: Pick<MacroContent, "actions">): boolean {
  const own = new Set(content.actions.map(nameOf))
  return use.actions.every((action) => own.has(nameOf(action)))
}

function nameOf(action: MacroAction): string {
  switch (action.do) {
    case "status":
      return `status ${action.status}`
    case "priority":
      return `priority ${action.priority}`
    case "team":
      return `team ${action.team}`
    case "assign-me":
      return action.do
  }
}

/** Both dates as `2026-11-25`; a review is due from its day on. */
export function isReviewDue(reviewOn: string | null, today: string): boolean {
  return reviewOn !== null && reviewOn <= today
}

/** Whether a macro has been there for 90 days without a use in them. */
export function isUnused(
  m: { lastUsedOn: string | null; publishedAt: Date | null; retired: boolean },
  now: Date,
): boolean {
  if (m.retired || !m.publishedAt) return false
  const since = new Date(now.getTime() - UNUSED_AFTER_DAYS * DAY)
  return m.publishedAt < since && (m.lastUsedOn === null || m.lastUsedOn < dayOf(since))
}

/** The day of a moment, in UTC. */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10)
}

/** Those meant for this form first, then the most used, then by key, so that the order is the same for everybody. */
export function inOrderOfUse<T extends { offeredFirst: boolean; uses: number; key: string }>(
  all: readonly T[],
): T[] {
  return all.toSorted(
    (a, b) => Number(b.offeredFirst) - Number(a.offeredFirst) || b.uses - a.uses || (a.key < b.key ? -1 : 1),
  )
}
