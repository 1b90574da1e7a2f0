import {
  type AnnouncementContent,
  type BothSides,
  typedAnnouncement,
} from "@veridesk/contract/announcements.ts"
import * as z from "zod"
import { KEPT_ANNOUNCEMENTS } from "../data/keep.ts"

/*
 * What is typed and not saved yet, on this device: a reload, a crash or a dead line loses nothing. It goes when it is
 * saved; what was put aside for a colleague's text lies beside it until it is brought back or thrown away.
 */

const KEPT = KEPT_ANNOUNCEMENTS
const ASIDE = `${KEPT_ANNOUNCEMENTS}aside:`

const keptMode = z.enum(["new", "save", "correction", "update"])
export type KeptMode = z.infer<typeof keptMode>
export type KeptDraft = {
  /** The version it was typed over; 0 for none. */
  basedOn: number
  mode: KeptMode
  content: AnnouncementContent
  note: BothSides
}

const kept = z.object({
  basedOn: z.int().min(0),
  mode: keptMode,
  content: typedAnnouncement,
  note: z.object({ en: z.string().max(400), zh: z.string().max(400) }),
})

/** @returns false where this device takes nothing more: then only the page has it */
export function keepDraft(id: string, draft: KeptDraft): boolean {
  try {
    localStorage.setItem(KEPT + id, JSON.stringify(draft))
    return true
  } catch {
    return false
  }
}

export function forgetDraft(id: string): void {
  localStorage.removeItem(KEPT + id)
}

/** Null where there is none, or one that can’t be read any more. */
export function keptDraft(id: string): KeptDraft | null {
  return read(KEPT + id)
}

export function putAside(id: string, draft: KeptDraft): void {
  localStorage.setItem(ASIDE + id, JSON.stringify(draft))
  forgetDraft(id)
}

export function asideOf(id: string): KeptDraft | null {
  return read(ASIDE + id)
}

export function forgetAside(id: string): void {
  localStorage.removeItem(ASIDE + id)
}

function read(place: string): KeptDraft | null {
  try {
    const found = kept.safeParse(JSON.parse(localStorage.getItem(place) ?? "null"))
    return found.success ? found.data : null
  } catch {
    return null
  }
}
