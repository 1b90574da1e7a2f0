import { createHash } from "node:crypto"
import type { FeedbackReason } from "@veridesk/contract/articles.ts"
import { Refusal } from "@veridesk/contract/errors.ts"
import { newId } from "@veridesk/contract/ids.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import type { Db } from "../../platform/db/connect.ts"
import { inTransaction } from "../../platform/db/transaction.ts"
import { moveCounts, putFeedback, type Said, type Shift, saidBefore } from "./store.ts"

export type FeedbackDeps = {
  db: Db
  /** Which texts hold what must never be stored, by name. */
  secretsIn: (texts: Record<string, string>) => Promise<{ field: string; kind: string }[]>
}

/**
 * What a reader says of the version they read: one word of each, the last one counts. The reader is known by a digest
 * alone, from which nobody can be found.
 * @throws Refusal `secret-found` 422 where the comment holds one; nothing is stored then
 */
export async function giveFeedback(
  o: FeedbackDeps,
  f: {
    articleId: string
    locale: Locale
    version: number
    /** What this reader is known by: the id of an account, or of a browser. */
    reader: string
    useful: boolean
    reason: FeedbackReason | null
    comment: string
    now: Date
  },
): Promise<void> {
  const secrets = f.comment === "" ? [] : await o.secretsIn({ comment: f.comment })
  if (secrets.length > 0) throw new Refusal("secret-found", 422, { detail: secrets })
  const reader = createHash("sha256").update(`article-reader ${f.reader}`).digest()
  const { articleId, locale, version, now } = f
  const said: Said = f.useful
    ? { useful: true, reason: null, comment: "" }
    : { useful: false, reason: f.reason, comment: f.comment }
  await inTransaction(o.db, async (tx) => {
    const which = { articleId, locale, version }
    const before = await saidBefore(tx, { ...which, reader })
    await putFeedback(tx, { ...which, ...said, id: newId(), reader, now })
    await moveCounts(tx, { ...which, day: now.toISOString().slice(0, 10), by: shiftOf(before, said) })
  })
}

/** By how much the counts move when a reader says this after having said that. */
export function shiftOf(before: Said | null, now: Said): Shift {
  const reasons: Shift["reasons"] = {}
  if (before?.reason) reasons[before.reason] = -1
  if (now.reason) reasons[now.reason] = (reasons[now.reason] ?? 0) + 1
  return {
    useful: Number(now.useful) - Number(before?.useful ?? false),
    notUseful: Number(!now.useful) - Number(before ? !before.useful : false),
    reasons,
  }
}
