import { desk } from "@veridesk/ui/messages/desk.ts"
import { deskAccount } from "@veridesk/ui/messages/desk-account.ts"
import { deskRequests } from "@veridesk/ui/messages/desk-requests.ts"
import { requestTemplates } from "@veridesk/ui/messages/request-templates.ts"
import { oneSide } from "./one-side.ts"

/** The desk's Chinese sentences. The build puts them here without the other language (bundle/words.ts). */
export const texts = oneSide({ ...desk, ...deskAccount, ...deskRequests, ...requestTemplates }, "zh")
