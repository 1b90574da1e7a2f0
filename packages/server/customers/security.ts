import { notFound } from "@veridesk/contract/errors.ts"
import { RECOVERY_CODES } from "../platform/realm/recovery-codes.ts"
import { listSessions, type SessionView } from "../platform/realm/sessions.ts"
import type { Visit } from "../platform/realm/visit.ts"
import type { House } from "./house.ts"
import { askFresh } from "./second-factor.ts"
import type { CustomerSession } from "./store.ts"

export type Security = {
  passkeys: { id: string; name: string; addedAt: string; usedAt: string | null }[]
  totp: { since: string } | null
  recovery: { left: number; total: number; createdAt: string } | null
  sessions: SessionView[]
}

/** How an account is looked after: its second factor, its passkeys, its open sessions. */
export async function securityOf(house: House, visit: Visit, session: CustomerSession): Promise<Security> {
  const { store } = house.realm
  const [factors, passkeys, sessions] = await Promise.all([
    store.factorsOf(house.db, session.customerId),
    store.listPasskeys(house.db, session.customerId),
    listSessions(house.realm, visit, session.customerId),
  ])
  return {
    passkeys: passkeys.map((it) => ({
      id: it.id,
      name: it.name ?? "",
      addedAt: it.createdAt.toISOString(),
      usedAt: it.usedAt?.toISOString() ?? null,
    })),
    totp: factors.totpSince ? { since: factors.totpSince.toISOString() } : null,
    recovery: factors.codesMadeAt
      ? { left: factors.codesLeft, total: RECOVERY_CODES, createdAt: factors.codesMadeAt.toISOString() }
      : null,
    sessions,
  }
}

export async function renamePasskey(
  house: House,
  session: CustomerSession,
  to: { id: string; name: string },
): Promise<void> {
  const key = { accountId: session.customerId, ...to }
  if (!(await house.realm.store.renamePasskey(house.db, key))) throw notFound()
}

export async function removePasskey(house: House, session: CustomerSession, id: string): Promise<void> {
  askFresh(house, session)
  if (!(await house.realm.store.removePasskey(house.db, session.customerId, id))) throw notFound()
}
