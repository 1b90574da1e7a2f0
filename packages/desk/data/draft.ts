import type { MacroUse } from "@veridesk/contract/macros.ts"
import type { Mode } from "./server.ts"

/** A file of a message being written; the id is the attachment's, made here. */
export interface DraftFile {
  id: string
  name: string
  size: number
  mediaType: string
}

/** What somebody is writing in one conversation, in one mode. */
export interface LocalDraft {
  key: string
  conversationId: string
  mode: Mode
  staffId: string
  text: string
  files: DraftFile[]
  /** Macros in the text, with what they will do when it is sent; what was kept by older desks has none. */
  macros?: MacroUse[]
  /** Who gets a copy of the answer by mail, as typed. */
  cc?: string[]
  /** The newest seq the writer had seen when they began; null where nothing has been written here yet. */
  basedOn: number | null
  updatedAt: string
  /** The server has exactly this. */
  onServer: boolean
}

export function draftKey(conversationId: string, mode: Mode): string {
  return `${conversationId}|${mode}`
}

/** There is nothing in it that one could send. */
export function saysNothing(draft: Pick<LocalDraft, "text" | "files">): boolean {
  return draft.text.trim() === "" && draft.files.length === 0
}

export function isEmptyDraft(draft: Pick<LocalDraft, "text" | "files" | "cc">): boolean {
  return saysNothing(draft) && (draft.cc ?? []).length === 0
}

/** Loosely: the server looks closely. */
export function isAddress(text: string): boolean {
  return /^[^\s@<>",;:()[\]\\]{1,64}@[^\s@]+\.[^\s@]+$/.test(text)
}
