import { LRUCache } from "lru-cache"
import type { CustomerHub } from "./channels/chat/index.ts"
import { type Sources, timelineOfRows, type TimelineRow } from "./conversations/index.ts"
import type { Hub } from "./live/index.ts"
import type { Log } from "./platform/log.ts"
import { shownToCustomers } from "./site/index.ts"

const NAMES = 20_000
/** Somebody who changes their name is called by the old one on open screens for so long. */
const NAMES_MS = 10_000

/**
 * Shows what this process has just stored to whoever looks on here, without reading it again: the follower of the log
 * comes to it later, and passes over what was shown.
 */
export function showStored(o: {
  hub: Hub
  customerHub: CustomerHub
  desk: Sources
  widget: Sources
  log: Log
}) {
  const { hub, customerHub } = o
  const desk = rememberingNames(o.desk)
  const widget = { ...o.widget, namesOf: desk.namesOf }
  return (rows: TimelineRow[]): void => {
    const forDesks = rows.filter(({ conversationId }) => hub.isFollowed(conversationId))
    const forWidgets = rows.filter(({ conversationId }) => customerHub.isHere(conversationId))
    const failed = (error: Error) =>
      o.log.warn({ err: error.message }, "what was stored could not be shown at once")
    if (forWidgets.length > 0)
      timelineOfRows(widget, forWidgets).then((events) => customerHub.show(shownToCustomers(events)), failed)
    if (forDesks.length > 0) timelineOfRows(desk, forDesks).then(hub.show, failed)
  }
}

function rememberingNames(sources: Sources): Sources {
  const known = new LRUCache<string, string>({ max: NAMES, ttl: NAMES_MS })
  return {
    ...sources,
    async namesOf(ids) {
      const missing = ids.filter((id) => !known.has(id))
      if (missing.length > 0) for (const [id, name] of await sources.namesOf(missing)) known.set(id, name)
      return new Map(ids.flatMap((id) => [[id, known.get(id) ?? ""] as const]))
    },
  }
}
