import type { DrawingName } from "../frame/drawings.ts"

/** One file as a row of the tray. */
export type FileLine = {
  key: string
  file: File
  state: "waiting" | "uploading" | "stopped" | "checking" | "ready" | "refused"
  /** 0 … 1 */
  progress: number
  /** Why it was refused, in the reader's language. */
  problem: string | null
  isLocationRemoved: boolean
}

export function pictureOf(mediaType: string): DrawingName {
  return mediaType.startsWith("image/") ? "camera" : "document"
}

/** "840 KB", "1.2 MB": decimal units, as phones and mail programs count. */
export function sizeOf(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} KB`
  return `${(bytes / 1_000_000).toFixed(bytes < 99_500_000 ? 1 : 0)} MB`
}
