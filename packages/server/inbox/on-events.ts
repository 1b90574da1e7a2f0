import type { Db } from "../platform/db/connect.ts"
import type { StoredEvent } from "../platform/events/event.ts"
import type { Listener } from "../platform/events/reader.ts"
import { deltasOf } from "./counts.ts"
import { addToCounts } from "./store.ts"

/** Keeps the badges: one batch of events is one small update, so no write ever waits for a counter's row. */
export const inboxCounts: Listener = {
  wants: (event) => deltasOf([event]).size > 0,
  handle: countInbox,
}

async function countInbox(events: StoredEvent[], tx: Db): Promise<void> {
  await addToCounts(tx, deltasOf(events))
}
