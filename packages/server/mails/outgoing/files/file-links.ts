import type { Db } from "../../../platform/db/connect.ts"
import { linkDigest, makeLinkToken } from "../../../platform/realm/link-token.ts"
import { insertFileLink, linkedFile, useFileLink } from "./store.ts"

const DAYS = 7

/**
 * A link to one file for somebody who can't open the ticket, or to one that is too large for a mail. It gives the file
 * once, within a week.
 */
export async function makeFileLink(
  db: Db,
  o: { attachmentId: string; mailId: string; now: Date },
): Promise<{ path: string; until: Date }> {
  const { token, digest } = makeLinkToken()
  const until = new Date(o.now.getTime() + DAYS * 86_400_000)
  await insertFileLink(db, { ...o, digest, until })
  return { path: `/files/${token}`, until }
}

/** Which file a link is for, while it is good; nothing is used up by asking. */
export async function behindFileLink(db: Db, token: string, now: Date): Promise<string | null> {
  return linkedFile(db, linkDigest(token), now)
}

/** The same, and the link is used with it. */
export async function takeFileLink(db: Db, token: string, now: Date): Promise<string | null> {
  return useFileLink(db, linkDigest(token), now)
}
