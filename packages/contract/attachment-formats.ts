// Plain data without the schema library: threads that read files, and forms in the browser, start faster so.

export type AttachmentKind = "image" | "document" | "text" | "video" | "archive"

export type AttachmentFormat = Readonly<{
  mediaType: string
  kind: AttachmentKind
  /** Without the dot; the first is the one a wrongly named file is renamed to. */
  extensions: readonly [string, ...string[]]
}>

/**
 * Every format that may be attached; forms show this list up front, the server holds files to it (domain.md T10).
 * HEIC is left out on purpose: it can't be rebuilt here, so its location could not be taken out.
 */
export const attachmentFormats: readonly AttachmentFormat[] = [
  { mediaType: "image/png", kind: "image", extensions: ["png"] },
  { mediaType: "image/jpeg", kind: "image", extensions: ["jpg", "jpeg", "jfif"] },
  { mediaType: "image/webp", kind: "image", extensions: ["webp"] },
  { mediaType: "image/gif", kind: "image", extensions: ["gif"] },
  { mediaType: "application/pdf", kind: "document", extensions: ["pdf"] },
  { mediaType: "text/plain", kind: "text", extensions: ["txt", "log"] },
  { mediaType: "text/csv", kind: "text", extensions: ["csv"] },
  { mediaType: "application/json", kind: "text", extensions: ["json", "har"] },
  { mediaType: "video/mp4", kind: "video", extensions: ["mp4", "m4v"] },
  { mediaType: "video/quicktime", kind: "video", extensions: ["mov"] },
  { mediaType: "video/webm", kind: "video", extensions: ["webm"] },
  { mediaType: "application/zip", kind: "archive", extensions: ["zip"] },
]

/** For the `accept` of a file input: extensions, so that a phone's picker turns HEIC into JPEG by itself. */
export const attachmentAccept = attachmentFormats
  .flatMap((format) => format.extensions.map((extension) => `.${extension}`))
  .join(",")

/** Bytes are the defaults of ATTACHMENT_MB and VIDEO_MB; pixels count all frames of an image. */
export const attachmentLimits = {
  perMessage: 10,
  bytes: 25 * 1024 ** 2,
  videoBytes: 100 * 1024 ** 2,
  imagePixels: 64_000_000,
} as const
