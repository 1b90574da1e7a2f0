import type { ArticleDocument } from "@veridesk/contract/article-document.ts"
import type { ArticleAudience } from "@veridesk/contract/articles.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"

const DAY = 86_400_000

/** Articles are what the house says to everybody: leads and administrators write them, all of staff read them. */
export function mayWrite(actor: StaffActor): boolean {
  return actor.role === "lead" || actor.role === "administrator"
}

/** The day (`2026-11-25`, UTC) so many days after a moment; null where nothing is asked for. */
export function reviewDay(now: Date, days: number | null): string | null {
  return days === null ? null : new Date(now.getTime() + days * DAY).toISOString().slice(0, 10)
}

/** A review is due from its day on. */
export function isReviewDue(reviewOn: string | null, now: Date): boolean {
  return reviewOn !== null && reviewOn <= now.toISOString().slice(0, 10)
}

/** Who reads: anybody, a customer with a session, or a member of staff. */
export type Reader = "anybody" | "customer" | "staff"

/** What a reader gets of an article for this audience: it, the way to sign in, or nothing at all. */
export function admits(audience: ArticleAudience, reader: Reader): "shown" | "sign-in" | "nothing" {
  if (audience === "public" || reader === "staff") return "shown"
  if (audience === "staff") return "nothing"
  return reader === "customer" ? "shown" : "sign-in"
}

/** The audiences whose articles a reader is told of in lists. */
export function audiencesFor(reader: Reader): ArticleAudience[] {
  if (reader === "staff") return ["public", "signed-in", "staff"]
  return reader === "customer" ? ["public", "signed-in"] : ["public"]
}

/** The language that an article is shown in: the reader's own, else the one there is. */
export function shownLocale(wanted: Locale, there: readonly Locale[]): Locale | null {
  return there.includes(wanted) ? wanted : (there[0] ?? null)
}

/**
 * Which top-level blocks of a text are new or changed since an earlier state of it, by their places from 0. A block
 * that only moved counts as the same: its translation moves with it.
 */
export function changedBlocks(before: ArticleDocument, now: ArticleDocument): number[] {
  const known = new Map<string, number>()
  for (const block of before.content) {
    const name = nameOf(block)
    known.set(name, (known.get(name) ?? 0) + 1)
  }
  return now.content.flatMap((block, place) => {
    const name = nameOf(block)
    const left = known.get(name) ?? 0
    if (left === 0) return [place]
    known.set(name, left - 1)
    return []
  })
}

/** Blocks are the same where all of them is: a changed link or amount matters as much as a changed word. */
function nameOf(block: ArticleDocument["content"][number]): string {
  return JSON.stringify(block)
}

/** Below so many answers a share says nothing; from there on six in ten should be helped. */
const ENOUGH_VOTES = 5
const LOW_SHARE = 0.6

/** Whether so few found an article useful that somebody should look at it. */
export function helpsFew(v: { useful: number; notUseful: number }): boolean {
  const all = v.useful + v.notUseful
  return all >= ENOUGH_VOTES && v.useful / all < LOW_SHARE
}

/** Nothing is planned further ahead. */
const LONGEST_AHEAD = 366 * DAY

/** Whether something can be scheduled for a moment: it lies ahead, and within a year. */
export function isSchedulable(at: Date, now: Date): boolean {
  return at > now && at.getTime() - now.getTime() <= LONGEST_AHEAD
}
