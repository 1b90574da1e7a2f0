import type { Db } from "../platform/db/connect.ts"
import { talking } from "./store.ts"
import { indexOf, wordPair } from "./word-pair.ts"

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
    const own = indexOf(wordPair(d.secret, chat, "en").join(" "))
    return own?.[0] === asked[0] && own[1] === asked[1]
  })
  if (!found) return null
  const names = await d.namesOf([found.agentId])
  return { name: names.get(found.agentId) ?? "", number: found.number, customerId: found.customerId }
}
