import type { Locale } from "@veridesk/contract/locale.ts"
import type { FastifyRequest } from "fastify"
import type { LRUCache } from "lru-cache"
import type { Clock } from "../../platform/clock.ts"
import type { Db } from "../../platform/db/connect.ts"
import type { Gaps, Search } from "../../search/index.ts"
import type { Site } from "../page.ts"
import type { Customer } from "../tickets/deps.ts"

/** What the pages of the search work with. */
export type SearchDeps = {
  db: Db
  clock: Clock
  site: Site
  search: Search
  gaps: Gaps
  /** Whether a question in a language found something, of those that were asked last. */
  outcomes: LRUCache<string, boolean>
  customerOf: (request: FastifyRequest) => Promise<Customer | null>
  secretsIn: (values: Record<string, string>) => Promise<{ field: string; kind: string }[]>
  /** Name of an articles' topic; null for one that isn't known. */
  topicName: (key: string, locale: Locale) => string | null
}
