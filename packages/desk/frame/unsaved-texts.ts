import { KEPT_TEXTS } from "../data/keep.ts"

/** How many texts of articles lie in this browser only; asks for the code that knows them where there are any. */
export async function unsavedTexts(): Promise<number> {
  const known = await globalThis.indexedDB?.databases?.().catch(() => [])
  if (!known?.some(({ name }) => name === KEPT_TEXTS)) return 0
  const { countTexts } = await import("../knowledge/text/local-texts.ts")
  return countTexts()
}
