import { locksOf } from "./scene/locks.ts"
import { maskEmail, maskName, maskPhone } from "./scene/mask.ts"
import type { Person } from "./scene/people.ts"
import type { WalletAddress } from "./scene/wallet.ts"

/** An account as the support desk may see it: names and contacts masked before they leave. */
export function accountOf(person: Person, start: Date) {
  return {
    uid: person.uid,
    username: person.username,
    maskedName: maskName(person.name),
    maskedEmail: maskEmail(person.email),
    maskedPhone: person.phone === null ? null : maskPhone(person.phone),
    entity: person.entity,
    vipLevel: person.vipLevel,
    kycLevel: person.kycLevel,
    language: person.language,
    createdAt: person.createdAt,
    locks: locksOf(person.uid, start),
  }
}

/**
 * Whether we hold an address. One key makes the same address on all EVM chains, so an address issued for
 * one of them is ours on its siblings too, and `issuedFor` tells which one is watched.
 */
export function ownerOf(
  asked: { chain: string; address: string; memo?: string | undefined; uid?: string | undefined },
  wallet: readonly WalletAddress[],
) {
  const same = wallet.filter(
    (each) => sameAddress(each.address, asked.address) && sharesKeys(each.chain, asked.chain),
  )
  const owners = same.filter((each) => each.memo === (asked.memo ?? null))
  const best = owners.find((each) => each.uid === asked.uid) ?? owners[0] ?? same[0]
  if (!best) return { ours: false }
  return {
    ours: true,
    requesters: asked.uid === undefined ? null : owners.some((each) => each.uid === asked.uid),
    issuedFor: best.chain,
    retiredAt: best.retiredAt,
  }
}

const evm = new Set(["ethereum", "bsc", "polygon"])

function sharesKeys(a: string, b: string): boolean {
  return a === b || (evm.has(a) && evm.has(b))
}

/** EVM addresses differ by case only in their checksum. */
function sameAddress(a: string, b: string): boolean {
  return a === b || (a.startsWith("0x") && a.toLowerCase() === b.toLowerCase())
}
