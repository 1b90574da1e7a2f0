import * as z from "zod"
import { attachmentView } from "./conversation.ts"
import { id } from "./ids.ts"

/** Why a file was not taken; each has its sentence and next step in `packages/ui/messages/attachments.ts`. */
export const attachmentRefusals = [
  "empty",
  "too-large",
  "too-many-files",
  "too-many-uploads",
  "virus",
  "markup",
  "program",
  "type-not-allowed",
  "photo-format",
  "mixed",
  "damaged",
  "too-many-pixels",
  "archive-unsafe",
  "archive-program",
  "scan-unavailable",
  "not-kept",
] as const
export const attachmentRefusal = z.enum(attachmentRefusals)
export type AttachmentRefusal = z.infer<typeof attachmentRefusal>

/** What was found out about a file, or done to it. All keys are optional: an absent one means "no". */
export const attachmentFacts = z.object({
  /** Whether a virus scanner looked at it. `false` is said openly where none is set up. */
  scanned: z.boolean().optional(),
  location_removed: z.boolean().optional(),
  /** The picture was decoded and written anew, so nothing but its pixels is left. */
  rebuilt: z.boolean().optional(),
  /** The name's ending did not fit the content and was corrected. */
  renamed: z.boolean().optional(),
  /** Secrets (cookies, keys, tokens) that were blanked out in a text, log or HAR file. */
  secrets_masked: z.int().optional(),
  /** Opens with a password only, so nobody could look inside. */
  encrypted: z.boolean().optional(),
  /** A PDF with scripts, actions or embedded files: to be opened with care. */
  active_content: z.boolean().optional(),
  /** Probably unreadable for people: under 200 pixels on its short side. */
  small: z.boolean().optional(),
  /** Probably unreadable for people: no sharp edge anywhere. */
  blurred: z.boolean().optional(),
  original_size: z.int().optional(),
})
export type AttachmentFacts = z.infer<typeof attachmentFacts>

export const uploadState = z.enum(["uploading", "checking", "ready", "refused", "removed"])
export type UploadState = z.infer<typeof uploadState>

/** One file on its way to a message. `attachment` is there once it is ready, `refusal` once it is refused. */
export const uploadView = z.object({
  id: id.nullable(), // null: refused before it was taken
  state: uploadState,
  name: z.string(),
  size: z.int(),
  refusal: z.object({ code: attachmentRefusal, message: z.string(), next: z.string() }).nullable(),
  attachment: attachmentView.nullable(),
})
export type UploadView = z.infer<typeof uploadView>
