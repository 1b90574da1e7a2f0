import { deskAdmin } from "@veridesk/ui/messages/desk-admin.ts"
import { deskAnnouncements } from "@veridesk/ui/messages/desk-announcements.ts"
import { deskBrands } from "@veridesk/ui/messages/desk-brands.ts"
import { deskClocksAdmin } from "@veridesk/ui/messages/desk-clocks-admin.ts"
import { deskForms } from "@veridesk/ui/messages/desk-forms.ts"
import { deskMacrosAdmin } from "@veridesk/ui/messages/desk-macros-admin.ts"
import { deskRouting } from "@veridesk/ui/messages/desk-routing.ts"
import { deskStatusesAdmin } from "@veridesk/ui/messages/desk-statuses-admin.ts"

/** What the pages for leads and administrators say; it comes with the first of them and not with the inbox. */
export const adminTexts = {
  ...deskAdmin,
  ...deskForms,
  ...deskRouting,
  ...deskMacrosAdmin,
  ...deskClocksAdmin,
  ...deskStatusesAdmin,
  ...deskBrands,
  ...deskAnnouncements,
}
