import { deskAccount } from "@veridesk/ui/messages/desk-account.ts"

/** What the desk says at its door, and of accounts: signing in, one's own settings, people. */
export const accountTexts = { ...deskAccount }
