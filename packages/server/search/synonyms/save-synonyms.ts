import { Refusal } from "@veridesk/contract/errors.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { SaveSynonyms } from "@veridesk/contract/search.ts"
import type { Context } from "../../platform/context.ts"
import { inTransaction } from "../../platform/db/transaction.ts"
import { once } from "../../platform/writes/once.ts"
import { fold } from "../reading/fold.ts"
import { countGroups, insertGroup, rewriteGroup } from "./store.ts"

const MOST_GROUPS = 2000

/**
 * Keeps a group of words that mean the same; a shipped one is the installation's own from then on.
 * @throws Refusal `changed-meanwhile` 409 where a colleague has written since, `synonyms-too-many` 409 for one group too many
 */
export async function saveSynonyms(ctx: Context<StaffActor>, given: SaveSynonyms): Promise<void> {
  const { requestId, id, active, basedOn } = given
  const words = [...new Set(given.words.map((word) => fold(word).replace(/\s+/g, " ").trim()))]
  const row = { id, words, active, editedBy: ctx.actor.id, now: ctx.now }
  await inTransaction(ctx.db, (tx) =>
    once(tx, { actorId: ctx.actor.id, key: requestId, input: { id, words, active, basedOn } }, async () => {
      if (basedOn === null) {
        if ((await countGroups(tx)) >= MOST_GROUPS) throw new Refusal("synonyms-too-many", 409)
        await insertGroup(tx, row)
      } else if (!(await rewriteGroup(tx, { ...row, basedOn: new Date(basedOn) })))
        throw new Refusal("changed-meanwhile", 409)
      return id
    }),
  )
}
