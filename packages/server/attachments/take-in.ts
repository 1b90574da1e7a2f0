import { writeFile } from "node:fs/promises"
import { Refusal } from "@veridesk/contract/errors.ts"
import type { Actor } from "./attachment.ts"
import { arrived, arrivedAt } from "./check.ts"
import type { Attachments } from "./open.ts"
import * as store from "./store.ts"
import { beginUpload } from "./upload.ts"

/**
 * Takes in a file whose bytes are at hand on this side, with the same checks as one that was sent, and waits until it
 * is ready. The same id again is the same upload. @throws Refusal with the reason where the file can't be kept
 */
export async function takeIn(
  a: Attachments,
  o: { actor: Actor; id: string; name: string; bytes: Uint8Array },
): Promise<void> {
  const { actor, id, name, bytes } = o
  const { row: begun } = await beginUpload(a, { actor, id, draftId: null, name, size: bytes.length })
  if (begun.state === "uploading") await writeFile(arrivedAt(a, id), bytes, { mode: 0o600 })
  await arrived(a, id)
  await a.checks.get(id)
  const row = await store.find(a.db, id)
  if (row?.state !== "ready") throw new Refusal(row?.refusal ?? "not-kept", 422, { values: { name } })
}
