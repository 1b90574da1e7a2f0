import { notFound, Refusal } from "@veridesk/contract/errors.ts"
import type { Db } from "../../platform/db/connect.ts"
import { type KeptFile, markKept } from "./store.ts"

const PICTURES = new Set(["image/png", "image/jpeg", "image/webp", "image/gif"])

/**
 * Keeps a picture that a member of staff has uploaded, though no message takes it up. Whoever keeps it gives it out.
 * @throws Refusal `not-found` where it isn't theirs, ready and free · `not-a-picture` 422
 */
export async function keepPicture(
  tx: Db,
  k: { id: string; staffId: string; what: string },
): Promise<KeptFile> {
  const file = await markKept(tx, k)
  if (!file) throw notFound()
  if (!PICTURES.has(file.mediaType)) throw new Refusal("not-a-picture", 422)
  return file
}
