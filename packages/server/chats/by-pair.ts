import type { Db } from "../platform/db/connect.ts"
import { talking } from "./store.ts"
import { indexOf, placesOf } from "./word-pair.ts"

export type ByPair = { name: string; number: string; customerId: string }

/**
 * Whoever of ours talks under these two words now; with a number, in that conversation. Words of both languages are
 * taken, in whatever writing.
 */
export async function agentByPair(
  d: { db: Db; secret: string; namesOf(ids: string[]): Promise<Map<string, string>> },
  o: { words: string; number: string | null },
): Promise<ByPair | null> {
  const asked = indexOf(o.words)
  if (!asked) return null
  const found = (await talking(d.db)).find(({ number, ...chat }) => {
    if (o.number !== null && number !== o.number) return false
    const [first, second] = placesOf(d.secret, chat)
    return first === asked[0] && second === asked[1]
  })
  if (!found) return null
  const names = await d.namesOf([found.agentId])
  return { name: names.get(found.agentId) ?? "", number: found.number, customerId: found.customerId }
}
