import type { App } from "../../platform/http/app.ts"
import { agentRoutes } from "./agent.ts"
import { channelRoutes } from "./channel.ts"
import type { VerifyDeps } from "./deps.ts"
import { messageRoutes } from "./message.ts"
import { reportRoutes } from "./report.ts"
import { transcriptCheckRoutes } from "./transcript.ts"

export type { VerifyDeps } from "./deps.ts"
export { officialCard } from "./official-card.ts"

/** The pages on which anybody finds out whether something is ours, and reports what only says so. */
export function verifyPages(app: App, o: VerifyDeps): void {
  channelRoutes(app, o)
  messageRoutes(app, o)
  agentRoutes(app, o)
  reportRoutes(app, o)
  transcriptCheckRoutes(app, o)
}
