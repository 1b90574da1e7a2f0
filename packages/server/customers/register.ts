import { Refusal } from "@veridesk/contract/errors.ts"
import { newId } from "@veridesk/contract/ids.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import * as z from "zod"
import { inTransaction } from "../platform/db/transaction.ts"
import { networkOf } from "../platform/realm/network.ts"
import { passwordFault, passwordField } from "../platform/realm/password-policy.ts"
import { openSession } from "../platform/realm/sign-in.ts"
import type { Visit } from "../platform/realm/visit.ts"
import { once } from "../platform/writes/once.ts"
import { foldUsername, USERNAME_MAX, USERNAME_MIN, usernameFault } from "./customer.ts"
import type { House } from "./house.ts"
import { signIn } from "./sign-in.ts"
import { accountByUsername, insertAccount } from "./store.ts"
import { queueVerification } from "./verify-email.ts"

export type Registration = {
  requestId: string
  username: string
  email: string
  password: string
  locale: Locale
}

const address = z.email().max(254)

/**
 * Makes a customer with an account and opens their session. Whether somebody else claims the same address plays no
 * part and is not said: an address counts once its owner has followed the link.
 * The same `requestId` again signs in to what the first made, if the password is the same.
 * @throws Refusal `form-incomplete` 422 with fields, `too-many-tries`
 */
export async function register(house: House, visit: Visit, input: Registration): Promise<void> {
  refuseFaults(house, input)
  await house.bounds.register.take(networkOf(visit.address))
  const before = await answerBefore(house, input)
  if (before === "other") throw taken()
  if (before === "same") return signInAgain(house, visit, input)
  const made = await make(house, input)
  if (!made.fresh) return signInAgain(house, visit, input)
  await openSession(house.realm, visit, { accountId: made.accountId, secondFactor: false })
}

function refuseFaults(house: House, input: Registration): void {
  const name = usernameFault(input.username, house.brand.name)
  const password = passwordFault(input.password, [input.username, input.email])
  const fields = {
    ...(name && { username: { code: name, values: { min: USERNAME_MIN, max: USERNAME_MAX } } }),
    ...(!address.safeParse(input.email.trim()).success && { email: { code: "email" } }),
    ...(password && { password: passwordField(password) }),
  }
  if (Object.keys(fields).length > 0) throw new Refusal("form-incomplete", 422, { fields })
}

/** Hashing is dear, so a name that is taken is noticed before it. */
async function answerBefore(house: House, input: Registration): Promise<"none" | "same" | "other"> {
  const owner = await accountByUsername(house.db, foldUsername(input.username))
  if (!owner) return "none"
  return owner === input.requestId ? "same" : "other"
}

async function make(house: House, input: Registration): Promise<{ accountId: string; fresh: boolean }> {
  const passwordHash = await house.passwords.hash(input.password)
  const now = house.clock()
  let fresh = false
  try {
    const accountId = await inTransaction(house.db, (tx) =>
      once(
        tx,
        // Nobody is signed in yet: the request stands for its own actor, and its id becomes the account's.
        {
          actorId: input.requestId,
          key: input.requestId,
          input: { username: input.username, email: input.email },
        },
        async () => {
          await insertAccount(tx, {
            id: input.requestId,
            credentialId: newId(),
            brandId: house.brand.id,
            username: foldUsername(input.username),
            shownName: input.username.normalize("NFKC").trim(),
            email: input.email.trim(),
            locale: input.locale,
            handle: house.realm.handleOf(input.requestId),
            passwordHash,
            now,
          })
          await queueVerification(house, tx, {
            accountId: input.requestId,
            email: input.email.trim(),
            locale: input.locale,
          })
          fresh = true
          return input.requestId
        },
      ),
    )
    return { accountId, fresh }
  } catch (error) {
    if ((error as { code?: string }).code === "23505") throw taken()
    throw error
  }
}

async function signInAgain(house: House, visit: Visit, input: Registration): Promise<void> {
  await signIn(house, visit, { identifier: input.username, password: input.password })
}

function taken(): Refusal {
  return new Refusal("form-incomplete", 422, { fields: { username: { code: "username-taken" } } })
}
