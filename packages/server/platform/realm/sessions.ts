import { notFound } from "@veridesk/contract/errors.ts"
import { deviceOf } from "./device.ts"
import { roughAddress } from "./network.ts"
import type { Realm } from "./realm.ts"
import type { Visit } from "./visit.ts"

export type SessionView = {
  id: string
  current: boolean
  device: string
  address: string
  createdAt: string
  lastSeenAt: string
}

/** The open sessions of an account, the latest used first. */
export async function listSessions(realm: Realm, visit: Visit, accountId: string): Promise<SessionView[]> {
  const token = realm.tokenOf(visit)
  const rows = await realm.store.listSessions(realm.db, accountId, realm.clock())
  return rows.map((row) => ({
    id: row.id,
    current: row.token === token,
    device: deviceOf(row.userAgent ?? ""),
    address: roughAddress(row.ipAddress ?? ""),
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
  }))
}

/** Ends one session of this account. @throws Refusal `not-found` for anybody else's */
export async function revokeSession(realm: Realm, accountId: string, id: string): Promise<void> {
  if (!(await realm.store.endSession(realm.db, accountId, id))) throw notFound()
  realm.sessionsChanged()
}

/** Ends every session of the account but this browser's. */
export async function revokeOthers(realm: Realm, visit: Visit, accountId: string): Promise<void> {
  await realm.store.endOthers(realm.db, accountId, realm.tokenOf(visit))
  realm.sessionsChanged()
}

/** Ends this browser's session and takes its cookies away, also where there was none. */
export async function signOut(realm: Realm, visit: Visit): Promise<void> {
  const token = realm.tokenOf(visit)
  if (token) await realm.store.endByToken(realm.db, token)
  realm.sessionsChanged()
  const flags = `Path=/; Max-Age=0; HttpOnly; SameSite=${realm.settings.sameSite === "strict" ? "Strict" : "Lax"}`
  const secure = realm.settings.publicUrl.startsWith("https:") ? "; Secure" : ""
  for (const name of Object.values(realm.cookies)) visit.give(`${name}=; ${flags}${secure}`)
}
