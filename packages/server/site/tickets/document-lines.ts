import type { Locale } from "@veridesk/contract/locale.ts"
import { newId } from "@veridesk/contract/ids.ts"
import type { RequestList } from "@veridesk/contract/requests.ts"
import type { DocumentRequest } from "../../../portal/props-ticket.ts"
import { isMissing, refusalText } from "../../requests/index.ts"
import { formatsOf, namesOf } from "./document-formats.ts"

/** What stands in the form of one line and was not taken, or not yet. */
export type SlotDraft = { id: string; requestId: string | null } & NonNullable<DocumentRequest["draft"]>

/** The list as its customer sees it; once the ticket is over, nothing is missing any more. */
export function documentsOf(
  { items }: RequestList,
  o: { locale: Locale; slot: SlotDraft | null; over: boolean },
): DocumentRequest[] {
  return items.flatMap((item) => {
    const { state } = item
    if (state === "withdrawn" || (o.over && isMissing(item))) return []
    const own = o.slot?.id === item.id ? o.slot : null
    const formats = formatsOf(item.accepts)
    return [
      {
        id: item.id,
        requestId: own?.requestId ?? newId(),
        title: item.title,
        about: item.about,
        kind: item.kind,
        accept: formats.flatMap(({ extensions }) => extensions.map((one) => `.${one}`)).join(","),
        formats: namesOf(formats),
        state,
        files: item.files,
        words: item.words,
        wantedBy: isMissing(item) ? item.wantedBy : null,
        draft: own && {
          text: own.text,
          files: own.files,
          error: own.error,
          secret: own.secret,
          doubt: own.doubt,
        },
        decidedAt: item.decidedAt,
        refusal: refusalText(item, o.locale),
        added: item.added && { at: item.askedAt, by: item.askedBy, why: item.added.why },
      },
    ]
  })
}
