import { givePassword } from "../platform/realm/sign-in.ts"
import type { Visit } from "../platform/realm/visit.ts"
import { foldAddress, foldUsername, isAddress } from "./customer.ts"
import type { House } from "./house.ts"
import { accountByAddress, accountByUsername } from "./store.ts"

/**
 * First step of signing in: username or e-mail address, and password.
 * @throws Refusal `sign-in-failed` whatever was wrong, `too-many-tries`
 */
export async function signIn(
  house: House,
  visit: Visit,
  input: { identifier: string; password: string },
): Promise<"second-factor" | "done"> {
  const accountId = isAddress(input.identifier)
    ? await accountByAddress(house.db, foldAddress(input.identifier))
    : await accountByUsername(house.db, foldUsername(input.identifier))
  return givePassword(house.realm, visit, { ...input, accountId })
}
