import { attachmentFormats } from "@veridesk/contract/attachment-formats.ts"
import { attachmentRefusal, type UploadView } from "@veridesk/contract/attachments.ts"
import type { AttachmentView } from "@veridesk/contract/conversation.ts"
import type { Refusal } from "@veridesk/contract/errors.ts"
import { attachments as messages } from "@veridesk/ui/messages/attachments.ts"
import { knows, type Locale, say } from "@veridesk/ui/say.ts"
import type { Db } from "../platform/db/connect.ts"
import type { Attachment, RefusalValues } from "./attachment.ts"
import * as store from "./store.ts"

/** How a ready file is shown beside a message. @param base the prefix the routes are mounted at, without a slash at its end */
function attachmentView(row: Attachment, base: string): AttachmentView {
  return {
    id: row.id,
    name: row.name,
    mediaType: row.mediaType,
    size: row.size,
    width: row.width,
    height: row.height,
    facts: row.facts,
    url: `${base}/attachments/${row.id}/file`,
    thumbnailUrl: row.thumbnail === null ? null : `${base}/attachments/${row.id}/thumbnail`,
  }
}

/** The files of many messages at once, each list in the order the files were added; access is the caller's matter. */
export async function attachmentsOfMessages(
  db: Db,
  o: { messageIds: readonly string[]; base: string },
): Promise<Map<string, AttachmentView[]>> {
  const rows = (await store.findOfMessages(db, o.messageIds)).filter((row) => row.messageId !== null)
  const grouped = Map.groupBy(rows, (row) => row.messageId ?? "")
  return new Map([...grouped].map(([id, of]) => [id, of.map((row) => attachmentView(row, o.base))]))
}

/** How a file on its way is shown in a form. */
export function uploadView(row: Attachment, o: { base: string; locale: Locale }): UploadView {
  return {
    id: row.id,
    state: row.state,
    name: row.name,
    size: row.size,
    refusal: row.refusal && refusalView(row.refusal, { ...row.refusalValues, name: row.name }, o.locale),
    attachment: row.state === "ready" ? attachmentView(row, o.base) : null,
  }
}

/** How a file that was turned away at the door is shown in a form. */
export function turnedAwayView(
  file: { name: string; size: number },
  refusal: Refusal,
  locale: Locale,
): UploadView {
  return {
    id: null,
    state: "refused",
    name: file.name,
    size: file.size,
    refusal: refusalView(refusal.code, refusal.values, locale),
    attachment: null,
  }
}

/** The sentence and the next step of a code of this feature; null for codes of others. */
export function sentenceOf(
  code: string,
  values: RefusalValues,
  locale: Locale,
): { message: string; next: string } | null {
  const next = `${code}.next`
  if (!knows(messages, code) || !knows(messages, next)) return null
  const all = { formats: FORMATS, ...values }
  return { message: say(locale, messages, code, all), next: say(locale, messages, next, all) }
}

function refusalView(code: string, values: RefusalValues, locale: Locale): UploadView["refusal"] {
  const sentence = sentenceOf(code, values, locale)
  return sentence && { code: attachmentRefusal.parse(code), ...sentence }
}

const FORMATS = attachmentFormats
  .flatMap((format) => format.extensions.map((one) => one.toUpperCase()))
  .join(", ")
