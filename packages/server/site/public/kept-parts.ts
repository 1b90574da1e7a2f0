import { LRUCache } from "lru-cache"

const MOST = 32
/** As long as kept pages: a footer names the offset of its zone, which moves with the clocks. */
const KEPT_MS = 60_000

/**
 * Parts of pages that are the same whatever is asked, by their name; for at most 32 kinds of readers (brand, language,
 * zone, theme) at a time, so that no choice of a reader's fills the memory.
 */
export function keepParts() {
  const kept = new LRUCache<string, Map<string, string>>({ max: MOST, ttl: KEPT_MS })
  return {
    for(readers: string): Map<string, string> {
      const have = kept.get(readers)
      if (have) return have
      const fresh = new Map<string, string>()
      kept.set(readers, fresh)
      return fresh
    },
    clear: () => kept.clear(),
  }
}
