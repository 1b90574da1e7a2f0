import { attachmentFormats } from "@veridesk/contract/attachment-formats.ts"
import type { Accepts } from "@veridesk/contract/requests.ts"

/** Formats that a place takes; all that we take where it names no kinds. */
export function formatsOf(accepts: Accepts[]) {
  return attachmentFormats.filter(({ kind }) => accepts.length === 0 || accepts.some((one) => one === kind))
}

/** As people read them. */
export function namesOf(formats: ReturnType<typeof formatsOf>): string[] {
  return formats.map(({ extensions }) => extensions[0].toUpperCase())
}
