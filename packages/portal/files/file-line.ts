import type { UploadView } from "@veridesk/contract/attachments.ts"
import type { AttachmentView } from "@veridesk/contract/conversation.ts"
import type { IconName } from "@veridesk/ui/icons.ts"
import type { ErrorFact } from "../props.ts"

/** One file as a row of the tray, whether it is still in the browser or already on the server. */
export interface FileLine {
  /** Server id, or a local key while it is on its way. */
  key: string
  name: string
  bytes: number
  mediaType: string
  thumb: string | null
  state: "waiting" | "uploading" | "stopped" | "checking" | "ready" | "refused"
  /** 0 … 1 while uploading or stopped. */
  progress: number
  /** The place for evidence it is for, while it is on its way. */
  slot?: string | undefined
  secondsLeft: number | null
  problem: ErrorFact | null
  /** What a person should know about a ready file: too small to read, blurred, secrets blanked out. */
  facts: ("small" | "blurred" | "masked" | "unscanned")[]
}

export function lineOf(view: UploadView): FileLine {
  const { attachment, refusal } = view
  return {
    key: view.id ?? view.name,
    name: view.name,
    bytes: view.size,
    mediaType: attachment?.mediaType ?? "",
    thumb: attachment?.thumbnailUrl ?? null,
    state: view.state === "removed" || view.state === "uploading" ? "checking" : view.state,
    progress: 1,
    secondsLeft: null,
    problem: refusal,
    facts: attachment ? factsOf(attachment) : [],
  }
}

function factsOf({ facts }: AttachmentView): FileLine["facts"] {
  const told: FileLine["facts"] = []
  if (facts["small"]) told.push("small")
  if (facts["blurred"]) told.push("blurred")
  if (Number(facts["secrets_masked"] ?? 0) > 0) told.push("masked")
  if (facts["scanned"] === false) told.push("unscanned")
  return told
}

export function pictureOf(mediaType: string): IconName {
  if (mediaType.startsWith("image/")) return "image"
  if (mediaType.startsWith("video/")) return "video"
  return mediaType === "application/pdf" ? "pdf" : "file"
}

/** "840 KB", "1.2 MB": decimal units, as phones and mail programs count. */
export function sizeOf(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} KB`
  return `${(bytes / 1_000_000).toFixed(bytes < 99_500_000 ? 1 : 0)} MB`
}
