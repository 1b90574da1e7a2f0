import type { FastifyRequest } from "fastify"
import type { Announcements } from "../../announcements/index.ts"
import type { CustomerSession } from "../../customers/index.ts"
import type { Clock } from "../../platform/clock.ts"
import type { Db } from "../../platform/db/connect.ts"
import type { Site } from "../page.ts"

export type AnnouncementPages = {
  db: Db
  clock: Clock
  site: Site
  announcements: Announcements
  sessionOf: (request: FastifyRequest) => Promise<CustomerSession | null>
}
