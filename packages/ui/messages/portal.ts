import { portalAccount } from "./portal-account.ts"
import { portalArticles } from "./portal-articles.ts"
import { portalAsked } from "./portal-asked.ts"
import { portalForm } from "./portal-form.ts"
import { portalSearch } from "./portal-search.ts"
import { portalShell } from "./portal-shell.ts"
import { portalTicket } from "./portal-ticket.ts"

/** Everything the help site says. */
export const portal = {
  ...portalShell,
  ...portalAccount,
  ...portalForm,
  ...portalArticles,
  ...portalAsked,
  ...portalTicket,
  ...portalSearch,
} as const
