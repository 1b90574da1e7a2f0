import type { Db } from "../platform/db/connect.ts"
import { digestWith, GENESIS, linkHash } from "../platform/events/chain.ts"
import { chainPage } from "./chain/store.ts"
import { messagesByIds } from "./store.ts"

export type ChainFault = {
  conversationId: string
  seq: number
  fault: "gap" | "wrong-link" | "wrong-hash" | "wrong-head" | "wrong-digest"
}

/**
 * Recomputes the hash chain of every conversation from the stored events: seq without gaps, each link on the one
 * before it, the head on the conversation's row, and each text that is still kept against its newest digest.
 * @returns how much was checked and what is wrong, empty where all holds
 */
export async function verifyChains(
  db: Db,
  page = 500,
): Promise<{ conversations: number; events: number; faults: ChainFault[] }> {
  const faults: ChainFault[] = []
  let conversations = 0
  let events = 0
  let after = "00000000-0000-0000-0000-000000000000"
  for (;;) {
    const chains = await chainPage(db, after, page)
    const last = chains.at(-1)
    if (!last) return { conversations, events, faults }
    for (const chain of chains) {
      conversations += 1
      events += chain.events.length
      faults.push(...(await faultsOf(db, chain)))
    }
    after = last.id
  }
}

type Chain = Awaited<ReturnType<typeof chainPage>>[number]

async function faultsOf(db: Db, chain: Chain): Promise<ChainFault[]> {
  const faults: ChainFault[] = []
  const digests = new Map<string, { digest: string; seq: number }>()
  let previous: Buffer = GENESIS
  for (const [at, event] of chain.events.entries()) {
    const fault = (name: ChainFault["fault"]) =>
      faults.push({ conversationId: chain.id, seq: event.seq, fault: name })
    if (event.seq !== at + 1) fault("gap")
    if (!event.prevHash.equals(previous)) fault("wrong-link")
    const link = {
      conversationId: chain.id,
      seq: event.seq,
      kind: event.kind,
      actor: { realm: event.actorRealm, id: event.actorId },
      at: event.at,
      payload: event.payload,
    }
    if (!linkHash(event.prevHash, link).equals(event.hash)) fault("wrong-hash")
    previous = event.hash
    const { messageId, digest } = event.payload
    if (typeof messageId === "string" && typeof digest === "string")
      digests.set(messageId, { digest, seq: event.seq })
  }
  if (chain.lastSeq !== chain.events.length || !chain.chainHead.equals(previous)) {
    faults.push({ conversationId: chain.id, seq: chain.lastSeq, fault: "wrong-head" })
  }
  for (const message of await messagesByIds(db, [...digests.keys()])) {
    const known = digests.get(message.id)
    if (
      known &&
      message.body !== null &&
      message.salt &&
      digestWith(message.salt, message.body) !== known.digest
    ) {
      faults.push({ conversationId: chain.id, seq: known.seq, fault: "wrong-digest" })
    }
  }
  return faults
}
