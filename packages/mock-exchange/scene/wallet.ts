import type { Chain } from "./address.ts"
import { addressOf } from "./address.ts"
import { pairs } from "./assets.ts"
import { people } from "./people.ts"

/** An address a customer deposits to. On chains with memo or tag all customers share one address. */
export type WalletAddress = {
  uid: string
  asset: string
  chain: Chain
  address: string
  memo: string | null
  since: string
  retiredAt: string | null
}

/** The customer whose TRON wallet moved to new addresses: the old one is still ours, but nobody watches it. */
const MOVED_UID = "30881492"
const MOVED_DAYS_AGO = 19

/** Every customer's address for every pair, and the one retired address of this scene. */
export function walletAt(start: Date): WalletAddress[] {
  const movedAt = new Date(start.getTime() - MOVED_DAYS_AGO * 86_400_000).toISOString()
  return people.flatMap((person) =>
    pairs.flatMap(({ asset, chain, deposit }): WalletAddress[] => {
      const common = { uid: person.uid, asset, chain, since: person.createdAt, retiredAt: null }
      if (deposit.memo !== "none")
        return [{ ...common, address: addressOf(chain, "shared deposits"), memo: memoOf(person.uid) }]
      const present = { ...common, address: addressOf(chain, `${person.uid} ${chain}`), memo: null }
      if (chain !== "tron" || person.uid !== MOVED_UID) return [present]
      const old = {
        ...present,
        address: addressOf("tron", `${person.uid} tron, before the move`),
        retiredAt: movedAt,
      }
      return [{ ...present, since: movedAt }, old]
    }),
  )
}

/** The present address of a customer for a pair. */
export function addressFor(
  wallet: readonly WalletAddress[],
  uid: string,
  pair: Pick<WalletAddress, "asset" | "chain">,
): string {
  const found = wallet.find(
    (each) =>
      each.uid === uid && each.asset === pair.asset && each.chain === pair.chain && each.retiredAt === null,
  )
  if (!found) throw new Error(`no address of ${uid} for ${pair.asset} on ${pair.chain}`)
  return found.address
}

/** A number that fits an XRP tag (32 bits) and that nobody takes for the UID. */
export function memoOf(uid: string): string {
  return String(4_000_000_000 - Number(uid))
}
