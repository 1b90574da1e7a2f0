import { type AnnouncementContent, announcementContent } from "@veridesk/contract/announcements.ts"

/*
 * What is typed and not saved yet, on this device: a reload or a crash loses nothing. It goes when it is saved.
 */

const place = (id: string) => `announcement:${id}`

export type KeptDraft = { basedOn: number; content: AnnouncementContent }

export function keepDraft(id: string, draft: KeptDraft): void {
  localStorage.setItem(place(id), JSON.stringify(draft))
}

export function forgetDraft(id: string): void {
  localStorage.removeItem(place(id))
}

/** Null where there is none, or one that can't be read any more. */
export function keptDraft(id: string): KeptDraft | null {
  try {
    const { basedOn, content } = JSON.parse(localStorage.getItem(place(id)) ?? "null") as Record<
      string,
      unknown
    >
    const read = announcementContent.safeParse(content)
    return read.success && typeof basedOn === "number" ? { basedOn, content: read.data } : null
  } catch {
    return null
  }
}
