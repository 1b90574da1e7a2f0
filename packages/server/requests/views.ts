import type { Locale } from "@veridesk/contract/locale.ts"
import type { RequestItem, RequestList } from "@veridesk/contract/requests.ts"
import { refusalReason } from "@veridesk/contract/requests.ts"
import { requestTemplates } from "@veridesk/ui/messages/request-templates.ts"
import { say } from "@veridesk/ui/say.ts"
import type { Sources } from "../conversations/index.ts"
import type { Db } from "../platform/db/connect.ts"
import { type Asked, askedOf, wordsOf } from "./store.ts"

/** All that was asked for in a conversation the caller may read, as it stands now; four statements however long it is. */
export async function requestList(
  from: { db: Db; sources: Sources },
  conversationId: string,
): Promise<RequestList> {
  const rows = await askedOf(from.db, conversationId)
  if (rows.length === 0) return { items: [], complete: true }
  const messageIds = rows.flatMap((row) => row.messageIds)
  const [names, files, words] = await Promise.all([
    from.sources.namesOf([...new Set(rows.map((row) => row.askedBy))]),
    messageIds.length > 0 ? from.sources.attachmentsOf(messageIds) : new Map<string, RequestItem["files"]>(),
    wordsOf(from.db, messageIds),
  ])
  const firstRequest = rows[0]?.requestId
  return {
    items: rows.map((row) => ({
      ...shape(row),
      askedBy: names.get(row.askedBy) ?? "",
      added: row.requestId === firstRequest || row.why === "" ? null : { why: row.why },
      words: row.messageIds.flatMap((id) => words.get(id) ?? []),
      files: row.messageIds.flatMap((id) => files.get(id) ?? []),
    })),
    complete: rows.at(-1)?.complete ?? true,
  }
}

/** Why it is needed again, in the customer's language: our sentence, and what the agent added to it; null where it isn't. */
export function refusalText({ refusal }: RequestItem, locale: Locale): string | null {
  if (!refusal) return null
  const sentence = say(locale, requestTemplates, `refusal.${refusal.reason}`)
  if (refusal.text === "") return sentence
  // "Other" says no more than that it is needed again, which whoever reads it sees anyway.
  return refusal.reason === "other"
    ? refusal.text
    : say(locale, requestTemplates, "refusal.and", { sentence, text: refusal.text })
}

/** A missing thing in one line: what it is, and why it is needed again where it had come. */
export function missingLine(item: RequestItem, locale: Locale): string {
  const why = refusalText(item, locale)
  return why === null ? item.title : say(locale, requestTemplates, "refusal.of", { title: item.title, why })
}

function shape(row: Asked) {
  const { id, place, title, about, kind, accepts, state, refusal, refusalText, wantedBy } = row
  return {
    id,
    place,
    title,
    about,
    kind,
    accepts,
    state,
    wantedBy,
    refusal: refusal === null ? null : { reason: refusalReason.parse(refusal), text: refusalText },
    askedAt: row.askedAt.toISOString(),
    answeredAt: row.answeredAt?.toISOString() ?? null,
    decidedAt: row.decidedAt?.toISOString() ?? null,
  }
}
