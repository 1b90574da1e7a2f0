import { notFound, Refusal } from "@veridesk/contract/errors.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { Context } from "../../platform/context.ts"
import type { Db } from "../../platform/db/connect.ts"
import { inTransaction } from "../../platform/db/transaction.ts"
import { once } from "../../platform/writes/once.ts"
import { refuseReaders } from "../change.ts"
import type { Publishing } from "../search-document.ts"
import { deleteTopic, type HeldTopic, holdTopics, insertTopic, orderTopics, updateTopic } from "./store.ts"

type Name = { en: string; zh: string }
type Turning = Pick<Publishing, "turn">

/** A new topic, after the others. @throws Refusal `topic-taken` 409 */
export async function makeTopic(
  o: Turning,
  ctx: Context<StaffActor>,
  m: { requestId: string; key: string; name: Name },
): Promise<void> {
  await change(o, ctx, m, async (tx, topics) => {
    const isNew = await insertTopic(tx, { key: m.key, name: m.name, position: topics.length })
    if (!isNew) throw new Refusal("topic-taken", 409)
  })
}

/** Its name, and its place among the others. @throws Refusal `changed-meanwhile` 409 with the revision */
export async function saveTopic(
  o: Turning,
  ctx: Context<StaffActor>,
  m: { requestId: string; key: string; revision: number; name: Name; position: number },
): Promise<void> {
  await change(o, ctx, m, async (tx, topics) => {
    const held = topics.find(({ key }) => key === m.key)
    if (!held) throw notFound()
    if (held.revision !== m.revision)
      throw new Refusal("changed-meanwhile", 409, { detail: { revision: held.revision } })
    await updateTopic(tx, m)
    const others = topics.map(({ key }) => key).filter((key) => key !== m.key)
    await orderTopics(tx, others.toSpliced(m.position, 0, m.key))
  })
}

/** Only an empty topic goes. @throws Refusal `topic-in-use` 409 */
export async function removeTopic(
  o: Turning,
  ctx: Context<StaffActor>,
  m: { requestId: string; key: string },
): Promise<void> {
  await change(o, ctx, m, async (tx, topics) => {
    const held = topics.find(({ key }) => key === m.key)
    if (!held) throw notFound()
    if (held.used) throw new Refusal("topic-in-use", 409)
    await deleteTopic(tx, m.key)
  })
}

async function change(
  o: Turning,
  ctx: Context<StaffActor>,
  { requestId, ...input }: { requestId: string },
  work: (tx: Db, topics: HeldTopic[]) => Promise<void>,
): Promise<void> {
  refuseReaders(ctx.actor)
  await inTransaction(ctx.db, (tx) =>
    once(tx, { actorId: ctx.actor.id, key: requestId, input }, async () => {
      await work(tx, await holdTopics(tx))
      return null
    }),
  )
  await o.turn()
}
