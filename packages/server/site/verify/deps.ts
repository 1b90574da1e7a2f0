import type { FastifyRequest } from "fastify"
import type { Actor, Attachments } from "../../attachments/index.ts"
import type { Clock } from "../../platform/clock.ts"
import type { Db } from "../../platform/db/connect.ts"
import type { CheckDeps, MessageDeps, ReportDeps } from "../../registry/index.ts"
import type { Site } from "../page.ts"

export type AgentFound = { name: string; number: string; customerId: string }

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
  /**
   * Whoever talks for us under these two words now, in either language and whatever writing; with a number, in that
   * conversation. Null where nobody does.
   */
  agentByPair: (words: string, number: string | null) => Promise<AgentFound | null>
  /** The public half of the key with which we sign. */
  key: { kid: string; x: string }
}
