import type { TimelineEvent } from "@veridesk/contract/conversation.ts"
import { isWordKey, type Say } from "../words/words.ts"

/** What the customer thought of it, in one line. */
export function ratedText({ payload }: TimelineEvent, words: Say, who: string): string {
  const reasons = ratedReasons(payload["reasons"], words)
  return words("event.rated", {
    who,
    score: Number(payload["score"]),
    reasons: reasons === "" ? "" : ` · ${reasons}`,
  })
}

/** What the customer named as the reasons of a rating, in words. */
export function ratedReasons(reasons: unknown, words: Say): string {
  const keys = Array.isArray(reasons) ? reasons.map((reason) => `rated.${String(reason)}`) : []
  return keys
    .filter(isWordKey)
    .map((key) => words(key))
    .join(", ")
}
