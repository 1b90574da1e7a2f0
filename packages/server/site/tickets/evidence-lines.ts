import type { TimelineEvent } from "@veridesk/contract/conversation.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import type { FactLine } from "../../../portal/props-ticket.ts"
import { type Form, filesIn, textIn } from "../../intake-forms/index.ts"

/** Which file stands in which of the form's places: by name where its message is on the page, else by their number. */
export function evidenceLines(
  form: Form,
  fields: Record<string, unknown>,
  o: { locale: Locale; events: TimelineEvent[] },
): FactLine[] {
  const names = new Map(
    o.events.flatMap(
      ({ message }) => message?.attachments.map(({ id, name }): [string, string] => [id, name]) ?? [],
    ),
  )
  const files = filesIn(fields)
  return form.evidence.flatMap((slot) => {
    const ids = files[slot.id] ?? []
    if (ids.length === 0) return []
    const known = ids.flatMap((id) => names.get(id) ?? [])
    const value = known.length === ids.length ? known.join(", ") : `× ${ids.length}`
    return [{ label: textIn(o.locale, slot.label), value }]
  })
}
