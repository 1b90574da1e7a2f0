import type { TimelineEvent } from "@veridesk/contract/conversation.ts"
import type { Ties } from "@veridesk/contract/merging.ts"
import {
  type Conversation,
  customerTimelines,
  type Sources,
  timelineOfMessages,
} from "../conversations/index.ts"
import type { Db } from "../platform/db/connect.ts"
import type { MayMerge } from "./merge.ts"
import { kinAcross } from "./overlay.ts"
import { linksOf, mergesAround, mergesInto, possibleDuplicates, splitsAround } from "./store.ts"

/** Solved tickets of this many days before may still be what somebody writes about again. */
const DAYS = 30

/** All that ties a conversation to others, in a fixed number of statements. */
export async function tiesOf(
  { db, mayMerge, now }: { db: Db; mayMerge: MayMerge; now: Date },
  c: Conversation,
): Promise<Ties> {
  const since = new Date(now.getTime() - DAYS * 86_400_000)
  const [merges, splits, links, possible] = await Promise.all([
    mergesAround(db, c.id),
    splitsAround(db, c.id),
    linksOf(db, c.id),
    c.mergedInto === null && mayMerge(c) ? possibleDuplicates(db, { id: c.id, since }) : [],
  ])
  return {
    into: merges.find((merge) => merge.isOut) ?? null,
    merged: merges.filter((merge) => !merge.isOut),
    splits: splits.filter((one) => !one.isPart),
    splitFrom: splits.find((one) => one.isPart) ?? null,
    links: links.map(({ kind, here, ...one }) => ({ ...one, as: kinAcross(kind, here) })),
    possible: possible.filter((one) => mayMerge(one)),
  }
}

/** The messages that a conversation was split off with, as they stand where they were said. */
export async function carriedBy(
  from: { db: Db; sources: Sources },
  c: Conversation,
): Promise<TimelineEvent[]> {
  const part = (await splitsAround(from.db, c.id)).find((one) => one.isPart)
  return part ? timelineOfMessages(from, part.messageIds) : []
}

const NEWEST = 100

/** What a customer finds in their ticket beside its own thread: those that were merged into it, and what it was split off with. */
export type Joined = { number: string; at: string; how: "merged" | "split"; events: TimelineEvent[] }

/** One statement where there is nothing; three where there is. */
export async function joinedFor(from: { db: Db; sources: Sources }, c: Conversation): Promise<Joined[]> {
  const { merged, part } = await mergesInto(from.db, c.id)
  if (merged.length === 0 && !part) return []
  const ids = merged.map((one) => one.id)
  const [threads, carried] = await Promise.all([
    customerTimelines(from, ids, NEWEST),
    part ? timelineOfMessages(from, part.messageIds) : [],
  ])
  const before: Joined[] = part
    ? [{ number: part.number, at: part.at, how: "split", events: carried.filter(isReply) }]
    : []
  return [
    ...before,
    ...merged.map(
      ({ id, number, at }): Joined => ({ number, at, how: "merged", events: threads.get(id) ?? [] }),
    ),
  ]
}

/** Internal notes that went along are for colleagues. */
function isReply(event: TimelineEvent): boolean {
  return event.message?.kind === "reply"
}
