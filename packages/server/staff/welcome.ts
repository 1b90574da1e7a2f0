import { Refusal } from "@veridesk/contract/errors.ts"
import { newId } from "@veridesk/contract/ids.ts"
import type { SignInStep, Welcome } from "@veridesk/contract/staff-account.ts"
import type { Db } from "../platform/db/connect.ts"
import { inTransaction } from "../platform/db/transaction.ts"
import { linkDigest } from "../platform/realm/link-token.ts"
import { networkOf } from "../platform/realm/network.ts"
import { passwordFault, passwordField } from "../platform/realm/password-policy.ts"
import type { Visit } from "../platform/realm/visit.ts"
import type { House } from "./house.ts"
import { signIn } from "./sign-in.ts"
import {
  hasAdministrator,
  insertAccount,
  insertPerson,
  lockAdministrators,
  lockLink,
  lockPerson,
  noteChange,
  spendLink,
} from "./store.ts"

export type Acceptance = {
  token: string
  name?: string | undefined
  email?: string | undefined
  password: string
}

/** What a one-time link is for. @throws Refusal `link-spent` 410, `too-many-tries` */
export async function lookAtLink(house: House, visit: Visit, token: string): Promise<Welcome> {
  await house.bounds.link.take(networkOf(visit.address))
  return inTransaction(house.db, (tx) => readLink(house, tx, token))
}

/**
 * Follows a one-time link: makes the first administrator, makes an invited person's account, or sets a new password.
 * Then signs in, as far as a password goes. @throws Refusal `link-spent`, `password-too-weak` 422, `email-taken` 409
 */
export async function acceptLink(house: House, visit: Visit, input: Acceptance): Promise<SignInStep> {
  const link = await lookAtLink(house, visit, input.token)
  const name = input.name ?? ("name" in link ? link.name : "")
  const email = link.kind === "first-administrator" ? (input.email ?? "") : link.email
  const faults = {
    ...(!name && { name: { code: "required" } }),
    ...(!email && { email: { code: "email" } }),
  }
  if (Object.keys(faults).length > 0) throw new Refusal("form-incomplete", 422, { fields: faults })
  refuseWeak(input.password, [name, email, house.brand.name])
  // The hash is made outside the transaction: nobody waits for a row while argon2 works.
  const passwordHash = await house.passwords.hash(input.password)
  await inTransaction(house.db, async (tx) => {
    const now = house.clock()
    const still = await readLink(house, tx, input.token)
    if (still.kind !== link.kind) throw spent()
    await spendLink(tx, linkDigest(input.token), now)
    if (still.kind === "first-administrator")
      await makeAdministrator(house, tx, { name, email, passwordHash, now })
    else if (still.kind === "invitation")
      await join(house, tx, { id: still.staffId, name, passwordHash, now })
    else await setPassword(house, tx, { id: still.staffId, passwordHash })
  })
  house.realm.sessionsChanged()
  return signIn(house, visit, { email, password: input.password })
}

/** @throws Refusal `password-too-weak` 422 with fields.password */
export function refuseWeak(password: string, names: string[]): void {
  const fault = passwordFault(password, names)
  if (fault) throw new Refusal("password-too-weak", 422, { fields: { password: passwordField(fault) } })
}

type Read =
  | { kind: "first-administrator" }
  | (Exclude<Welcome, { kind: "first-administrator" }> & { staffId: string })

async function readLink(house: House, tx: Db, token: string): Promise<Read> {
  const link = await lockLink(tx, linkDigest(token), house.clock())
  if (!link) throw spent()
  if (link.kind === "first-administrator") {
    await lockAdministrators(tx)
    if (await hasAdministrator(tx)) throw spent()
    return { kind: link.kind }
  }
  const person = link.staffId ? await lockPerson(tx, link.staffId) : null
  // An invitation is for who has no account yet; a reset for who has one and may come in.
  const fits = link.kind === "invitation" ? person && !person.hasAccount : person?.hasAccount && person.active
  if (!person || !fits) throw spent()
  const { email, name, role, id: staffId } = person
  return link.kind === "invitation"
    ? { kind: link.kind, email, name, role, staffId }
    : { kind: link.kind, email, name, staffId }
}

async function makeAdministrator(
  house: House,
  tx: Db,
  row: { name: string; email: string; passwordHash: string; now: Date },
): Promise<void> {
  const id = newId()
  const person = {
    id,
    email: row.email,
    name: row.name,
    role: "administrator" as const,
    locale: "en",
    languages: [],
    skills: [],
  }
  if (!(await insertPerson(tx, { ...person, now: row.now }))) throw new Refusal("email-taken", 409)
  await join(house, tx, { id, name: row.name, passwordHash: row.passwordHash, now: row.now })
}

async function join(
  house: House,
  tx: Db,
  row: { id: string; name: string; passwordHash: string; now: Date },
): Promise<void> {
  await insertAccount(tx, { ...row, credentialId: newId(), handle: house.realm.handleOf(row.id) })
  await noteChange(tx, {
    id: newId(),
    staffId: row.id,
    changedBy: null,
    kind: "joined",
    details: {},
    now: row.now,
  })
}

async function setPassword(house: House, tx: Db, row: { id: string; passwordHash: string }): Promise<void> {
  await house.realm.store.putPassword(tx, { id: newId(), accountId: row.id, hash: row.passwordHash })
  await house.realm.store.endOthers(tx, row.id, null)
}

function spent(): Refusal {
  return new Refusal("link-spent", 410)
}
