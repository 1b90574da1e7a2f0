import type { Db } from "../../platform/db/connect.ts"
import type { StoredEvent } from "../../platform/events/event.ts"
import type { Listener } from "../../platform/events/reader.ts"
import { wordsIn } from "../../search/index.ts"
import { putWords, textsOf } from "./store.ts"

/** Keeps the words of what mails say, so that the archive is found by them: of what came by mail, and of answers. */
export const mailWords: Listener = {
  wants: (event) => messageOf(event) !== null,
  async handle(events: StoredEvent[], tx: Db): Promise<void> {
    const texts = await textsOf(
      tx,
      events.flatMap((event) => messageOf(event) ?? []),
    )
    const rows: { messageId: string; words: string }[] = []
    for (const { messageId, ...said } of texts) rows.push({ messageId, words: await wordsIn(said) })
    if (rows.length > 0) await putWords(tx, rows)
  },
}

function messageOf({ kind, payload }: StoredEvent): string | null {
  const isOne = kind === "conversation.replied" || payload["mail"] !== undefined
  return isOne && typeof payload["messageId"] === "string" ? payload["messageId"] : null
}
