import { deskAdmin } from "@veridesk/ui/messages/desk-admin.ts"
import { deskForms } from "@veridesk/ui/messages/desk-forms.ts"

/** What the pages for leads and administrators say; it comes with the first of them and not with the inbox. */
export const adminTexts = { ...deskAdmin, ...deskForms }
