import type { Db } from "../platform/db/connect.ts"
import type { StoredEvent } from "../platform/events/event.ts"
import type { Listener } from "../platform/events/reader.ts"
import { type Digest, digestsOfMessage } from "./sent-text.ts"
import { keepSent, saidIn } from "./store.ts"

/** Keeps a digest of what staff and the system say to customers, so that it can be recognised later. */
export function rememberSent(digest: Digest): Listener {
  return {
    wants: ({ actor, payload }) => actor.realm !== "customer" && "messageId" in payload,
    handle: keepDigests(digest),
  }
}

function keepDigests(digest: Digest): Listener["handle"] {
  return async (events: StoredEvent[], tx: Db): Promise<void> => {
    const said = await saidIn(tx, events)
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
