import { notFound, Refusal } from "@veridesk/contract/errors.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { ImpostorFact, ImpostorState, RegisterEntry } from "@veridesk/contract/registry.ts"
import type { Context } from "../platform/context.ts"
import { inTransaction } from "../platform/db/transaction.ts"
import { once } from "../platform/writes/once.ts"
import { mustKeepRegister } from "./access.ts"
import { isActive } from "./entry.ts"
import { impostorRow, judge } from "./store.ts"
import { lowerAscii } from "./reading.ts"

/**
 * What the desk makes of a reported impostor. Confirmed, it is named on the verification page with what it is known to
 * do; it never is where the same string is one of ours.
 * @throws Refusal `changed-meanwhile` 409 · `report-official` 422 · `impostor-known-for` 422 where nothing is said of it
 */
export async function judgeImpostor(
  ctx: Context<StaffActor> & { entries: readonly RegisterEntry[] },
  j: {
    requestId: string
    id: string
    basedOn: number
    state: ImpostorState
    knownFor: { en: string; zh: string }
    takedown: ImpostorFact["takedown"]
  },
): Promise<string> {
  mustKeepRegister(ctx.actor)
  const { requestId, ...input } = j
  return inTransaction(ctx.db, (tx) =>
    once(tx, { actorId: ctx.actor.id, key: requestId, input }, async () => {
      const row = await impostorRow(tx, j.id, { lock: true })
      if (!row) throw notFound()
      if (row.version !== j.basedOn)
        throw new Refusal("changed-meanwhile", 409, { detail: { version: row.version } })
      if (j.state === "confirmed") {
        const isOurs = ctx.entries.some(
          (entry) =>
            isActive(entry) && entry.kind === row.kind && lowerAscii(entry.address) === row.identifier,
        )
        if (isOurs) throw new Refusal("report-official", 422)
        if (j.knownFor.en === "" || j.knownFor.zh === "") throw new Refusal("impostor-known-for", 422)
      }
      const { id, state, knownFor, takedown } = j
      await judge(tx, { id, state, knownFor, takedown, by: ctx.actor.id, at: ctx.now })
      return id
    }),
  )
}
