import { Refusal } from "@veridesk/contract/errors.ts"
import type { Db } from "../db/connect.ts"
import { fingerprintOf } from "./fingerprint.ts"
import { answered, claim, keepAnswer } from "./store.ts"

/**
 * Does a write once for each (actor, key): a retry gives the first answer, whatever has happened since.
 * @throws Refusal `request-reused` where the key came before with another input
 */
export async function once<T>(
  tx: Db,
  w: { actorId: string; key: string; input: unknown },
  work: () => Promise<T>,
): Promise<T> {
  const fingerprint = fingerprintOf(w.input)
  const before = await claim(tx, { ...w, fingerprint })
  if (before) return firstAnswer<T>(before, fingerprint)
  const result = await work()
  await keepAnswer(tx, { ...w, result })
  return result
}

/** The answer of an earlier write that is known to have happened. */
export async function answerOf<T>(
  db: Db,
  w: { actorId: string; key: string; fingerprint: Buffer },
): Promise<T> {
  const before = await answered(db, w)
  if (!before) throw new Error("a write that was refused as repeated has no answer")
  return firstAnswer<T>(before, w.fingerprint)
}

function firstAnswer<T>(before: { fingerprint: Buffer; result: unknown }, fingerprint: Buffer): T {
  if (!before.fingerprint.equals(fingerprint)) throw new Refusal("request-reused", 422)
  return before.result as T
}
