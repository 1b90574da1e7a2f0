import type { App } from "../platform/http/app.ts"
import { readRoutes } from "./read-routes.ts"
import { type WriteDeps, writeRoutes } from "./write-routes.ts"

export { customerPanel } from "./customer-panel.ts"
export { formFields } from "./form-fields.ts"
export { countInbox } from "./on-events.ts"
export { checksOf } from "./run-checks.ts"
export { customerFacts, forgetEmptyDrafts, keepDraft, markRead, namesOf, rowsByIds } from "./store.ts"
export { transactionFacts } from "./transaction-facts.ts"
export { countsOfMany } from "./views.ts"

/** The desk's routes on conversations. */
export function inboxRoutes(app: App, o: WriteDeps): void {
  readRoutes(app, o)
  writeRoutes(app, o)
}
