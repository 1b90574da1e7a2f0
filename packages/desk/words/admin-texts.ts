import { deskAdmin } from "@veridesk/ui/messages/desk-admin.ts"
import { deskArticles } from "@veridesk/ui/messages/desk-articles.ts"
import { deskAnnouncements } from "@veridesk/ui/messages/desk-announcements.ts"
import { deskBrands } from "@veridesk/ui/messages/desk-brands.ts"
import { deskChatsAdmin } from "@veridesk/ui/messages/desk-chats-admin.ts"
import { deskClocksAdmin } from "@veridesk/ui/messages/desk-clocks-admin.ts"
import { deskForms } from "@veridesk/ui/messages/desk-forms.ts"
import { deskMacrosAdmin } from "@veridesk/ui/messages/desk-macros-admin.ts"
import { deskMailKeys } from "@veridesk/ui/messages/desk-mail-keys.ts"
import { deskRegistryAdmin } from "@veridesk/ui/messages/desk-registry-admin.ts"
import { deskRouting } from "@veridesk/ui/messages/desk-routing.ts"
import { deskSearchAdmin } from "@veridesk/ui/messages/desk-search-admin.ts"
import { deskStatusesAdmin } from "@veridesk/ui/messages/desk-statuses-admin.ts"
import { deskWebhooks } from "@veridesk/ui/messages/desk-webhooks.ts"

/** What the pages for leads and administrators say; it comes with the first of them and not with the inbox. */
export const adminTexts = {
  ...deskAdmin,
  ...deskForms,
  ...deskRouting,
  ...deskMacrosAdmin,
  ...deskMailKeys,
  ...deskChatsAdmin,
  ...deskClocksAdmin,
  ...deskStatusesAdmin,
  ...deskRegistryAdmin,
  ...deskArticles,
  ...deskSearchAdmin,
  ...deskBrands,
  ...deskAnnouncements,
  ...deskWebhooks,
}
