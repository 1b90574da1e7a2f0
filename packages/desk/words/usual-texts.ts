import { desk } from "@veridesk/ui/messages/desk.ts"
import { deskAssignment } from "@veridesk/ui/messages/desk-assignment.ts"
import { deskChatsUsual } from "@veridesk/ui/messages/desk-chats-usual.ts"
import { deskChecks } from "@veridesk/ui/messages/desk-checks.ts"
import { deskClocks } from "@veridesk/ui/messages/desk-clocks.ts"
import { deskIncidents } from "@veridesk/ui/messages/desk-incidents.ts"
import { deskMacros } from "@veridesk/ui/messages/desk-macros.ts"
import { deskMerging } from "@veridesk/ui/messages/desk-merging.ts"
import { deskRequests } from "@veridesk/ui/messages/desk-requests.ts"
import { deskStatuses } from "@veridesk/ui/messages/desk-statuses.ts"
import { deskWork } from "@veridesk/ui/messages/desk-work.ts"
import { requestTemplates } from "@veridesk/ui/messages/request-templates.ts"

/** What the desk says beside its pages for leads and administrators: it comes with the inbox. */
export const usualTexts = {
  ...desk,
  ...deskWork,
  ...deskMacros,
  ...deskIncidents,
  ...deskAssignment,
  ...deskClocks,
  ...deskMerging,
  ...deskChatsUsual,
  ...deskChecks,
  ...deskRequests,
  ...deskStatuses,
  ...requestTemplates,
}
