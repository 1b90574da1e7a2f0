import type { FastifyRequest } from "fastify"
import type { Actor, Attachments } from "../../attachments/index.ts"
import type { Clock } from "../../platform/clock.ts"
import type { Db } from "../../platform/db/connect.ts"
import type { CheckDeps, MessageDeps, ReportDeps } from "../../registry/index.ts"
import type { Site } from "../page.ts"

/** What the verification pages are made with, handed in by the roof. */
export type VerifyDeps = {
  db: Db
  clock: Clock
  site: Site
  check: CheckDeps
  message: MessageDeps
  report: Omit<ReportDeps, "hold">
  attachments: Attachments
  hold: (tx: Db, o: { actor: Actor; ids: readonly string[]; what: string }) => Promise<unknown>
  /** The customer who asks, where somebody is signed in. */
  customerIdOf: (request: FastifyRequest) => Promise<string | null>
  keyId: string
}
