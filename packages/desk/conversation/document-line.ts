import type { TimelineEvent } from "@veridesk/contract/conversation.ts"
import { isWordKey, type Say } from "../words/words.ts"

type Asked = { id: string; place: number }

/** What happened to the things that the customer was asked for. */
export function documentText(
  { kind, payload }: TimelineEvent,
  words: Say,
  { who, item }: { who: string; item: (id: string) => string },
): string {
  const named = ({ id, place }: Asked) => item(id) || words("event.document.no", { n: place })
  if (kind === "document.asked") {
    const items = Array.isArray(payload["items"]) ? (payload["items"] as Asked[]) : []
    return words("event.asked", {
      who,
      n: items.length,
      titles: items.map(named).join(words("event.asked.and")),
    })
  }
  const title = named({ id: textOf(payload["itemId"]), place: Number(payload["place"] ?? 0) })
  const key = `event.${kind}`
  return isWordKey(key) ? words(key, { who, title }) : kind
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : ""
}
