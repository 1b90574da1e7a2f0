import type { Timeline } from "../data/apply.ts"

export interface PartOf {
  id: string
  number: string
}

/**
 * Which messages are dealt with in another ticket, by the id of the message. A split stands after its messages in the
 * timeline, so where a message is known its split is; merging the part back takes the mark off, undoing that sets it.
 */
export function partsOf(timeline: Timeline): Map<string, PartOf> {
  const splits: { part: PartOf; messageIds: string[] }[] = []
  const back = new Set<unknown>()
  for (const { kind, payload } of timeline.events) {
    const id = payload["conversationId"]
    if (kind === "conversation.split" && typeof id === "string" && Array.isArray(payload["messageIds"]))
      splits.push({
        part: { id, number: String(payload["number"]) },
        messageIds: payload["messageIds"].filter((one) => typeof one === "string"),
      })
    if (kind === "conversation.absorbed") back.add(id)
    if (kind === "conversation.released") back.delete(id)
  }
  return new Map(
    splits
      .filter(({ part }) => !back.has(part.id))
      .flatMap(({ part, messageIds }) => messageIds.map((message): [string, PartOf] => [message, part])),
  )
}
