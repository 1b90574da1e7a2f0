import type { Db } from "../platform/db/connect.ts"
import type { StoredEvent } from "../platform/events/event.ts"
import { type Digest, digestsOfMessage } from "./sent-text.ts"
import { keepSent, saidIn } from "./store.ts"

/** Keeps a digest of what staff and the system say to customers, so that it can be recognised later. */
export function rememberSent(digest: Digest) {
  return async (events: StoredEvent[], tx: Db): Promise<void> => {
    const said = await saidIn(
      tx,
      events.filter(({ actor, payload }) => actor.realm !== "customer" && "messageId" in payload),
    )
    await keepSent(
      tx,
      said.flatMap((one) =>
        digestsOfMessage(digest, one).map((made) => ({
          ...made,
          sender: one.sender,
          channel: "ticket" as const,
          at: one.at,
        })),
      ),
    )
  }
}
