import { createHash } from "node:crypto"
import type { AttachmentFacts, AttachmentRefusal, UploadState } from "@veridesk/contract/attachments.ts"

export type Realm = "customer" | "staff"

/** Who acts. `holder` is the secret token of somebody who fills in a form without being signed in. */
export type Actor =
  | { realm: Realm; id: string; holder?: string | undefined }
  | { realm?: undefined; id?: undefined; holder: string }

export type RefusalValues = Record<string, string | number>

export type Attachment = {
  id: string
  realm: Realm
  ownerId: string | null
  holder: Buffer | null
  draftId: string | null
  conversationId: string | null
  messageId: string | null
  name: string
  mediaType: string
  declaredSize: number
  size: number
  sha256: string | null
  thumbnail: string | null
  state: UploadState
  refusal: AttachmentRefusal | null
  refusalValues: RefusalValues
  width: number | null
  height: number | null
  facts: AttachmentFacts
  /** What keeps it although no message has it: staff may read it there. */
  keptFor: string | null
  createdAt: Date
}

/** How an uploader is kept: a signed-in person by id, a signed-out one by the hash of their token. */
export type Uploader = { realm: Realm; ownerId: string | null; holder: Buffer | null }

export function uploaderOf(actor: Actor): Uploader {
  return {
    realm: actor.realm ?? "customer",
    ownerId: actor.id ?? null,
    holder: actor.holder === undefined ? null : createHash("sha256").update(actor.holder).digest(),
  }
}

/**
 * Whether a file is this person's own upload. Somebody who signs in half-way keeps what they uploaded before,
 * since their browser still holds the token.
 */
export function owns(actor: Actor, attachment: Attachment): boolean {
  const { realm, ownerId, holder } = uploaderOf(actor)
  if (attachment.realm !== realm) return false
  if (attachment.ownerId !== null) return attachment.ownerId === ownerId
  return holder !== null && attachment.holder !== null && attachment.holder.equals(holder)
}

/** Unbound uploads of one owner in the last hour, and their bytes: what the rate bound looks at. */
export const uploadBounds = { perHour: 120, bytesPerDay: 2 * 1024 ** 3 } as const

/** An upload that no message took up is forgotten after this long. */
export const UNBOUND_LIFE_MS = 24 * 3600 * 1000
