export { type Mailboxes, openMailboxes } from "./mailboxes.ts"
export { mailboxRoutes, type TestImap } from "./routes.ts"
