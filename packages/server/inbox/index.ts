import type { App } from "../platform/http/app.ts"
import { readRoutes } from "./read-routes.ts"
import { type WriteDeps, writeRoutes } from "./write-routes.ts"

export { customerPanel } from "./customer-panel.ts"
export { type Filled, formFields } from "./form-fields.ts"
export { inboxCounts } from "./on-events.ts"
export { checksOf } from "./run-checks.ts"
export {
  customerFacts,
  draftText,
  forgetEmptyDrafts,
  keepDraft,
  markRead,
  namesOf,
  rowsByIds,
  rowsForMany,
} from "./store.ts"
export { transactionFacts } from "./transaction-facts.ts"
export { countsOfMany } from "./views.ts"
export { changed } from "./write-routes.ts"

/** The desk's routes on conversations. */
export function inboxRoutes(app: App, o: WriteDeps): void {
  readRoutes(app, o)
  writeRoutes(app, o)
}
