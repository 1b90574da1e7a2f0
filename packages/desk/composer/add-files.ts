import { draftKey } from "../data/draft.ts"
import { drafts, write } from "../data/drafts.ts"
import { timelines } from "../data/state.ts"
import { MOST_FILES, upload } from "../data/uploads.ts"
import { tell } from "../frame/toasts.ts"
import { say } from "../words/words.ts"
import { composerMode } from "./mode.ts"

/** Puts files into what is being written; they go up at once. */
export function addFiles(id: string, files: readonly File[]): void {
  const mode = composerMode.get(id)
  const there = drafts.get(draftKey(id, mode))?.files ?? []
  const room = Math.max(0, MOST_FILES - there.length)
  if (files.length > room) tell(say("attach.too-many", { most: MOST_FILES }), { tone: "fault" })
  const added = files.slice(0, room).map(upload)
  if (added.length === 0) return
  write(id, mode, { files: [...there, ...added], basedOn: timelines.get(id)?.cursor ?? 0 })
}

export function dropFile(id: string, fileId: string): void {
  const mode = composerMode.get(id)
  const there = drafts.get(draftKey(id, mode))?.files ?? []
  write(id, mode, { files: there.filter((file) => file.id !== fileId) })
}
