import type { Db } from "../platform/db/connect.ts"
import { inTransaction } from "../platform/db/transaction.ts"
import { makeLinkToken } from "../platform/realm/link-token.ts"
import { type House, welcomeUrl } from "./house.ts"
import { hasAdministrator, lockAdministrators, type PersonRow, putLink } from "./store.ts"

const DAY_MS = 24 * 3600_000
const INVITATION_DAYS = 7
const RESET_MS = 3600_000

/**
 * A one-time link with which the first administrator comes in: good for a day, and only while there is none. Each
 * call makes the earlier link useless. @returns the address, or null where there is an administrator
 */
export function makeFirstAdminLink(o: { db: Db; publicUrl: string; now: Date }): Promise<string | null> {
  return inTransaction(o.db, async (tx) => {
    await lockAdministrators(tx)
    if (await hasAdministrator(tx)) return null
    const { token, digest } = makeLinkToken()
    const expiresAt = new Date(o.now.getTime() + DAY_MS)
    await putLink(tx, { digest, kind: "first-administrator", staffId: null, now: o.now, expiresAt })
    return welcomeUrl(o.publicUrl, token)
  })
}

/** Sends an invitation; the person's earlier ones stop working. */
export async function queueInvitation(
  house: House,
  tx: Db,
  o: { person: PersonRow; invitedBy: string; now: Date },
): Promise<void> {
  const { token, digest } = makeLinkToken()
  const expiresAt = new Date(o.now.getTime() + INVITATION_DAYS * DAY_MS)
  await putLink(tx, { digest, kind: "invitation", staffId: o.person.id, now: o.now, expiresAt })
  const values = {
    invitedBy: o.invitedBy,
    role: o.person.role,
    inviteUrl: welcomeUrl(house.publicUrl, token),
    expiresAt: expiresAt.toISOString(),
  }
  await queue(house, tx, { kind: "staff-invite", person: o.person, values, digest })
}

/** Sends a link to set a new password. */
export async function queueReset(house: House, tx: Db, person: PersonRow): Promise<void> {
  const { token, digest } = makeLinkToken()
  const now = house.clock()
  const expiresAt = new Date(now.getTime() + RESET_MS)
  await putLink(tx, { digest, kind: "password-reset", staffId: person.id, now, expiresAt })
  const url = new URL(welcomeUrl(house.publicUrl, token))
  const values = { resetPath: `${url.pathname}${url.hash}`, expiresAt: expiresAt.toISOString() }
  await queue(house, tx, { kind: "password-reset", person, values, digest })
}

function queue(
  house: House,
  tx: Db,
  o: {
    kind: "staff-invite" | "password-reset"
    person: PersonRow
    values: Record<string, string>
    digest: Buffer
  },
): Promise<void> {
  const mail = {
    kind: o.kind,
    to: o.person.email,
    locale: o.person.locale === "zh-CN" ? ("zh-CN" as const) : ("en" as const),
    customerId: null,
    values: o.values,
    dedupeKey: `${o.kind} ${o.digest.toString("base64url")}`,
  }
  return house.queueMail(mail, tx)
}
