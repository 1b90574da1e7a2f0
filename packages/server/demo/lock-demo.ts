import { randomBytes } from "node:crypto"
import { demoCustomers, demoEnds, demoStaff, idsOf } from "./people.ts"
import type { DemoHouse } from "./seed-demo.ts"
import { standing } from "./store.ts"

/**
 * Outside demo mode the accounts whose password everybody may read open nothing: they get one that nobody knows, and
 * their sessions end. A later demo on the same data opens them again.
 */
export async function lockDemo(
  o: Pick<DemoHouse, "db" | "staff" | "customers" | "passwords">,
): Promise<void> {
  const { begunAt } = await standing(o.db, demoEnds)
  if (!begunAt) return
  const hash = await o.passwords.hash(randomBytes(32).toString("base64url"))
  await o.staff.replacePasswords({ ids: idsOf(demoStaff), hash, endSessions: true })
  await o.customers.replacePasswords({ ids: idsOf(demoCustomers), hash, endSessions: true })
}
