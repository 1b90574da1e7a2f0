import type { CustomerActor } from "@veridesk/contract/people.ts"
import type { Db } from "../../platform/db/connect.ts"
import { linkDigest, makeLinkToken } from "../../platform/realm/link-token.ts"
import { claimantOf, keepClaimLink } from "./store.ts"

/** The cookie of somebody who came by a claim's link; it opens the ticket pages of that claim and nothing else. */
export const CLAIM_COOKIE = "veridesk_claim"
export const CLAIM_DAYS = 7

/**
 * A link for the mailbox that an account has proved, to go on with a ticket filed by somebody who is locked out: who
 * reads that mailbox may read and answer this one ticket, at identity level "mailbox".
 * @returns the path to put into the mail; only the token's digest is kept
 */
export async function makeClaimLink(
  tx: Db,
  o: { conversationId: string; customerId: string; now: Date },
): Promise<{ path: string; expiresAt: Date }> {
  const { token, digest } = makeLinkToken()
  const expiresAt = new Date(o.now.getTime() + CLAIM_DAYS * 86_400_000)
  await keepClaimLink(tx, { digest, ...o, expiresAt })
  return { path: `/locked-out/continue?token=${token}`, expiresAt }
}

/** Whoever holds a claim's token, or null. */
export async function claimant(
  db: Db,
  token: string | undefined,
  now: Date,
): Promise<(CustomerActor & { name: string }) | null> {
  if (!token || token.length > 100) return null
  const found = await claimantOf(db, linkDigest(token), now)
  return (
    found && {
      realm: "customer",
      id: found.customerId,
      brandId: found.brandId,
      level: "mailbox",
      name: found.name,
    }
  )
}
