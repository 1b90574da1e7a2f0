import { hash, verify } from "@node-rs/argon2"
import { makeGate } from "./gate.ts"

export type Passwords = {
  hash(password: string): Promise<string>
  verify(o: { hash: string; password: string }): Promise<boolean>
  /** How many times argon2 has run: what a sign-in costs, whoever it is for. */
  readonly work: number
}

/** argon2id at 19 MiB, two passes, one lane: the OWASP password storage cheat sheet's first recommendation. */
const COST = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** More at once would starve the thread pool that files and name look-ups need too. */
const AT_ONCE = 2
const WAITING = 200

/** Hashes and verifies passwords. Both see them in NFKC, so that a full-width or composed key makes no difference. */
export function makePasswords(): Passwords {
  const gate = makeGate({ atOnce: AT_ONCE, waiting: WAITING })
  let work = 0
  return {
    hash: (password) =>
      gate(() => {
        work += 1
        return hash(password.normalize("NFKC"), COST)
      }),
    verify: (o) =>
      gate(() => {
        work += 1
        return verify(o.hash, o.password.normalize("NFKC"))
      }),
    get work() {
      return work
    },
  }
}
