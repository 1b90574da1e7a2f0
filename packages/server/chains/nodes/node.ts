import type { ChainId } from "@veridesk/contract/chains/chain-id.ts"
import type { Absent, Down, Ok, Remote } from "../../platform/remote/index.ts"
import type { Transfer } from "../look-up.ts"

/** What a question to a node came to; "absent" is the network's own word that there is no such transaction. */
export type Answer<T> = Ok<T> | Absent | Down

/** A transaction as its node tells it, before anyone asks how many confirmations are enough. */
export type Sighting = {
  /** It was mined and moved nothing. */
  failed: boolean
  /** 0 while it waits, 1 in the newest block; "final" where the chain knows finality and has reached it. */
  confirmations: number | "final"
  transfers: Transfer[]
  block: number | null
  blockTime: string | null
}

/** One way of asking nodes; several chains share one. */
export type Protocol = {
  /** The header in which nodes of this kind want their key; without it the key goes as a bearer token. */
  keyHeader?: string
  connect(remote: Remote, chain: ChainId): FindOnNode
}

/** `txid` is in the chain's canonical form. */
export type FindOnNode = (txid: string) => Promise<Answer<Sighting>>

export const absent = { state: "absent", code: "transaction.not_found" } as const

/** Two questions asked at the same time; the first that has no answer speaks for both. */
export async function both<A, B>(a: Promise<Answer<A>>, b: Promise<Answer<B>>): Promise<Answer<[A, B]>> {
  const [first, second] = await Promise.all([a, b])
  if (first.state !== "ok") return first
  return second.state === "ok" ? { state: "ok", value: [first.value, second.value] } : second
}

/** Counted inclusively; a head that lags behind the block (another node behind the same address) counts as the block. */
export function confirmationsOf(block: number, head: number): number {
  return Math.max(head - block, 0) + 1
}
