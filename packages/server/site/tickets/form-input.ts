import { MOST_FIELDS } from "@veridesk/contract/forms/form.ts"
import * as z from "zod"
import type { Files } from "../../intake-forms/index.ts"

/** Values of one form as the browser sent them: single texts by name, and the ids of files already uploaded. */
export type FormInput = {
  values: Record<string, string>
  /** All files of the form, those in places for evidence among them. */
  attachmentIds: string[]
  /** Which of them stand in which place. */
  files: Files
  act: string
  type: string
  requestId: string | null
  waved: string | null
}

/** A time has three inputs, and the fields of a type chosen before are carried along. */
const MAX_INPUTS = 4 * MOST_FIELDS
const MAX_TEXT = 200_000
const MAX_FILES = 10
/** As many as a field has options at most. */
const MAX_TICKED = 40
const NAME = /^[a-z][a-zA-Z0-9.-]{0,80}$/
const SLOT = /^evidence\.([a-z][a-z0-9-]{0,39})$/
const OWN = new Set([
  "type",
  "version",
  "requestId",
  "attachment",
  "files",
  "act",
  "different",
  "_csrf",
  "draft",
  "slot",
])
const uuid = z.uuid()

/** Reads what a form posted, whichever encoding it came in; names and texts beyond the bounds are left out. */
export function formInput(fields: Map<string, string[]>): FormInput {
  const first = (name: string) => fields.get(name)?.[0] ?? ""
  const values: Record<string, string> = {}
  const files: Files = {}
  for (const [name, texts] of [...fields].slice(0, MAX_INPUTS)) {
    const slot = SLOT.exec(name)?.[1]
    if (slot) files[slot] = idsIn(texts)
    // A field with several boxes ticked comes as one line each.
    else if (texts.length > 0 && NAME.test(name) && !OWN.has(name) && !name.startsWith("files."))
      values[name] = storable(texts.slice(0, MAX_TICKED).join("\n").slice(0, MAX_TEXT))
  }
  return {
    values,
    files,
    attachmentIds: [
      ...new Set([...idsIn(fields.get("attachment") ?? []), ...Object.values(files).flat()]),
    ].slice(0, MAX_FILES),
    act: first("act").slice(0, 7000),
    type: first("type").slice(0, 60),
    requestId: uuid.safeParse(first("requestId")).data?.toLowerCase() ?? null,
    waved: first("different") || null,
  }
}

function idsIn(texts: string[]): string[] {
  return texts.filter((id) => uuid.safeParse(id).success).slice(0, MAX_FILES)
}

/** Without what no database keeps: NUL, and halves of characters that JSON can spell. */
function storable(text: string): string {
  return text.replaceAll("\u0000", "").toWellFormed()
}

/** A urlencoded or JSON body as the same map that a multipart form gives. */
export function fieldsOf(body: unknown): Map<string, string[]> {
  if (typeof body !== "object" || body === null) return new Map()
  return new Map(Object.entries(body).map(([name, value]) => [name, [value].flat().map(String)]))
}

/** `act` of the form's buttons, taken apart; a POST without one counts as review. */
export type Act =
  | { do: "fields" | "types" | "review" | "edit" | "submit" | "attach" }
  | { do: "remove"; id: string }
  | { do: "move"; from: string; to: string }
  | { do: "set"; field: string; value: string }
  | { do: "add-to"; number: string }
  | { do: "language"; locale: "en" | "zh-CN" }

export function readAct(act: string): Act {
  const [word = "", a = "", ...rest] = act.split(":")
  const b = rest.join(":")
  if (word === "remove" && a) return { do: "remove", id: a }
  if (word === "move" && a && b) return { do: "move", from: a, to: b }
  if (word === "set" && a) return { do: "set", field: a, value: b }
  if (word === "add-to" && a) return { do: "add-to", number: a }
  if (word === "language" && (a === "en" || a === "zh-CN")) return { do: "language", locale: a }
  if (word === "fields" || word === "types" || word === "edit" || word === "submit" || word === "attach")
    return { do: word }
  return { do: "review" }
}

/** The same form without a file that was taken out of it. */
export function withoutFile(input: FormInput, id: string): FormInput {
  const kept = (ids: string[]) => ids.filter((one) => one !== id)
  const files = Object.fromEntries(Object.entries(input.files).map(([slot, ids]) => [slot, kept(ids)]))
  return { ...input, files, attachmentIds: kept(input.attachmentIds) }
}

/** The values after a one-click repair. */
export function repaired(values: Record<string, string>, act: Act): Record<string, string> {
  if (act.do === "move") return { ...values, [act.to]: values[act.from] ?? "", [act.from]: "" }
  if (act.do === "set") return { ...values, [act.field]: act.value }
  return values
}
