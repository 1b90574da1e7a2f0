import { inTransaction } from "../platform/db/transaction.ts"
import type { Clock } from "../platform/clock.ts"
import type { Db } from "../platform/db/connect.ts"
import { defaultRules } from "./default-rules.ts"
import { type Compiled, compile } from "./rule.ts"
import { activeVersion, insertVersion, ruleSetOf } from "./store.ts"

/** The rules in force, compiled once for each version. */
export type CurrentRules = { get(db: Db): Promise<Compiled> }

/** Sees to it that there are rules, and keeps those in force ready. */
export async function openRules(db: Db, clock: Clock): Promise<CurrentRules> {
  const now = clock()
  await inTransaction(db, (tx) =>
    insertVersion(tx, {
      basedOn: 0,
      set: defaultRules,
      note: "",
      authorId: null,
      now,
      // In force for whatever clock asks: an installation is never without rules.
      activeFrom: new Date(0),
    }),
  )
  let ready: Compiled = compile(0, { zone: "UTC", rules: [] })
  return {
    async get(db) {
      const version = await activeVersion(db, clock())
      if (version === null || version === ready.version) return ready
      const set = await ruleSetOf(db, version)
      if (set) ready = compile(version, set)
      return ready
    },
  }
}
