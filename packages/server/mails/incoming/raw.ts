import type { BlobStore } from "../../platform/blobs/index.ts"
import type { Db } from "../../platform/db/connect.ts"
import type { Seal } from "../../platform/seal.ts"
import { openStream } from "./sealed-stream.ts"
import { findRaw, type StoredRaw } from "./store.ts"

/**
 * The bytes of a mail as they came in. @param id of the incoming mail
 * @throws BlobFault where the store can't give them; Error where there is none, or its bytes were changed
 */
export async function rawOf(o: { db: Db; blobs: BlobStore; seal: Seal }, id: string): Promise<Buffer> {
  const raw = await findRaw(o.db, id)
  if (!raw) throw new Error("there is no such mail")
  return unseal(o, raw)
}

/** The same of a mail whose row is at hand. */
export async function unseal(o: { blobs: BlobStore; seal: Seal }, raw: StoredRaw): Promise<Buffer> {
  if (raw.sealed) return o.seal.open(raw.sealed, raw.id)
  return openStream(await o.blobs.open(raw.blob ?? ""), { seal: o.seal, about: raw.id, size: raw.size })
}
