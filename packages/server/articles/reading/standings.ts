import type { Db } from "../../platform/db/connect.ts"
import { type Standing, standingOf } from "./store.ts"

const MOST = 20_000

/**
 * What slugs lead to, kept until the edition turns: who may read a page has to be known before a kept drawing of it can
 * be given out. Slugs that lead nowhere aren't kept, since anybody can make them up.
 */
export function keepStandings(db: Db): { of(slug: string): Promise<Standing | null>; clear(): void } {
  const known = new Map<string, Standing>()
  return {
    async of(slug) {
      const kept = known.get(slug)
      if (kept) return kept
      const standing = await standingOf(db, slug)
      if (standing) {
        if (known.size >= MOST) known.clear()
        known.set(slug, standing)
      }
      return standing
    },
    clear: () => known.clear(),
  }
}
