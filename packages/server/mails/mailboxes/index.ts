export { postmasterFor } from "./mailbox.ts"
export { openMailboxes } from "./mailboxes.ts"
export { mailboxRoutes, type TestImap } from "./routes.ts"
