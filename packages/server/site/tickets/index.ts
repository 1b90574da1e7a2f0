import type { App } from "../../platform/http/app.ts"
import { checkRoute } from "./check-route.ts"
import type { TicketDeps } from "./deps.ts"
import { formRoutes } from "./form.ts"
import { listRoutes } from "./list.ts"
import { receiptRoutes } from "./receipt.ts"
import { ticketRoutes } from "./ticket.ts"
import { transcriptRoutes } from "./transcript.ts"

export type { TicketDeps } from "./deps.ts"
export { inMinutes } from "./form-props.ts"
export { stubsOf } from "./list.ts"

/** The ticket centre of the help site. */
export function ticketPages(app: App, o: TicketDeps): void {
  formRoutes(app, o)
  listRoutes(app, o)
  ticketRoutes(app, o)
  receiptRoutes(app, o)
  transcriptRoutes(app, o)
  checkRoute(app, o)
}
