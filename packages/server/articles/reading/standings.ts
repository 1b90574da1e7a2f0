import type { Db } from "../../platform/db/connect.ts"
import { type Standing, standingOf } from "./store.ts"

const MOST = 20_000

/**
 * What slugs lead to, kept until the edition turns: who may read a page has to be known before a kept drawing of it can
 * be given out. Slugs that lead nowhere aren't kept, since anybody can make them up.
 */
export function keepStandings(db: Db): { of(slug: string): Promise<Standing | null>; clear(): void } {
  let known = new Map<string, Standing>()
  return {
    async of(slug) {
      // What was asked before everything was cleared is kept nowhere: it may tell who could read it before.
      const into = known
      const kept = into.get(slug)
      if (kept) return kept
      const standing = await standingOf(db, slug)
      if (standing) {
        if (into.size >= MOST) into.clear()
        into.set(slug, standing)
      }
      return standing
    },
    clear() {
      known = new Map()
    },
  }
}
