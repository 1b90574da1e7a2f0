import { KEPT_TEXTS, keptAnnouncements } from "../data/keep.ts"

/** How many articles and announcements have something typed that only this browser has. */
export async function unsavedTexts(): Promise<number> {
  const announcements = keptAnnouncements().length
  const known = await globalThis.indexedDB?.databases?.().catch(() => [])
  if (!known?.some(({ name }) => name === KEPT_TEXTS)) return announcements
  const { countTexts } = await import("../knowledge/text/local-texts.ts")
  return announcements + (await countTexts())
}
