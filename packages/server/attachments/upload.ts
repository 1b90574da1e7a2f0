import { attachmentLimits } from "@veridesk/contract/attachment-formats.ts"
import type { UploadState } from "@veridesk/contract/attachments.ts"
import { notFound, Refusal } from "@veridesk/contract/errors.ts"
import {
  type Actor,
  type Attachment,
  owns,
  type RefusalValues,
  uploadBounds,
  uploaderOf,
} from "./attachment.ts"
import { displayName } from "./display-name.ts"
import type { Limits } from "./inspection/verdict.ts"
import type { Attachments } from "./open.ts"
import * as store from "./store.ts"

export type UploadOrder = {
  actor: Actor
  id: string
  /** The form or composer the file is added to; ten files may be in one at a time. */
  draftId: string | null
  name: string
  /** Bytes that will come. */
  size: number
  state?: Extract<UploadState, "uploading" | "checking">
}

/**
 * Begins an upload under an id that the client made. The same id of the same person again is the same upload.
 * @throws Refusal `empty`, `too-large`, `too-many-files`, `too-many-uploads`, or not found where the id is another's
 */
export async function beginUpload(
  a: Attachments,
  o: UploadOrder,
): Promise<{ row: Attachment; isNew: boolean }> {
  const name = displayName(o.name)
  const added = await store.add(a.db, {
    upload: { ...uploaderOf(o.actor), id: o.id, draftId: o.draftId, name, declaredSize: o.size },
    state: o.state ?? "uploading",
    now: a.clock(),
    refuse: (recent) => hold(recent, { name, size: o.size, limits: a.limits }),
  })
  if (!added || !owns(o.actor, added.row)) throw notFound()
  return added
}

/** What the sentence of `too-large` needs. */
export function tooLarge(name: string, limits: Limits): Refusal {
  const megabytes = (bytes: number) => Math.round(bytes / 1024 ** 2)
  const fileLimit = megabytes(limits.bytes)
  const videoLimit = megabytes(limits.videoBytes)
  return new Refusal("too-large", 413, { values: { name, limit: videoLimit, fileLimit, videoLimit } })
}

function hold(recent: store.Recent, file: { name: string; size: number; limits: Limits }): void {
  const refuse = (code: string, status: number, values: RefusalValues = {}) =>
    new Refusal(code, status, { values: { name: file.name, ...values } })
  if (file.size === 0) throw refuse("empty", 422)
  // Until its content is seen, any file might be a video.
  if (file.size > Math.max(file.limits.videoBytes, file.limits.bytes)) throw tooLarge(file.name, file.limits)
  if (recent.lastHour >= uploadBounds.perHour || recent.bytesLastDay + file.size > uploadBounds.bytesPerDay) {
    throw refuse("too-many-uploads", 429, { minutes: 60 })
  }
  const max = attachmentLimits.perMessage
  if (recent.inDraft >= max) throw refuse("too-many-files", 422, { max })
}
