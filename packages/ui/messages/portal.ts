import { announcements } from "./announcements.ts"
import { portalAccount } from "./portal-account.ts"
import { portalArticles } from "./portal-articles.ts"
import { portalAsked } from "./portal-asked.ts"
import { portalFileLink } from "./portal-file-link.ts"
import { portalForm } from "./portal-form.ts"
import { portalSearch } from "./portal-search.ts"
import { portalShell } from "./portal-shell.ts"
import { portalContact } from "./portal-contact.ts"
import { portalStatus } from "./portal-status.ts"
import { portalVerify } from "./portal-verify.ts"
import { portalVerifyProof } from "./portal-verify-proof.ts"
import { portalTicket } from "./portal-ticket.ts"
import { portalTools } from "./portal-tools.ts"

/** Everything the help site says. */
export const portal = {
  ...portalShell,
  ...announcements,
  ...portalAccount,
  ...portalForm,
  ...portalArticles,
  ...portalAsked,
  ...portalFileLink,
  ...portalTicket,
  ...portalSearch,
  ...portalTools,
  ...portalContact,
  ...portalStatus,
  ...portalVerify,
  ...portalVerifyProof,
} as const
