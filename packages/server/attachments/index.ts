export type { MayRead } from "./access.ts"
export type { Actor, Attachment } from "./attachment.ts"
export { bindAttachments } from "./bind.ts"
export { recheck } from "./check.ts"
export { type Attachments, openAttachments } from "./open.ts"
export { keepPicture } from "./kept/keep.ts"
export { keptFileRoute } from "./kept/routes.ts"
export { purgeUnbound } from "./purge.ts"
export { holdAttachments } from "./kept/hold.ts"
export { contentDisposition } from "./disposition.ts"
export { formLimits, receiveForm, textsOf } from "./receive-form.ts"
export { removeUpload } from "./remove.ts"
export { attachmentRoutes } from "./routes.ts"
export { takeIn } from "./take-in.ts"
export { fileOnMessage, filesOfMessage, type MessageFile } from "./of-message.ts"
export { uploadsOf } from "./uploads.ts"
export { attachmentsOfMessages } from "./views.ts"

/** Read when the first one is asked for: the library of pictures is large. */
export async function safePicture(bytes: Buffer): Promise<Buffer | null> {
  const { safePicture: rebuild } = await import("./inspection/safe-picture.ts")
  return rebuild(bytes)
}
