import * as z from "zod"

/** Values of one form as the browser sent them: single texts by name, and the ids of files already uploaded. */
export type FormInput = {
  values: Record<string, string>
  attachmentIds: string[]
  act: string
  type: string
  requestId: string | null
  waved: string | null
}

const MAX_FIELDS = 200
const MAX_TEXT = 200_000
const NAME = /^[a-z][a-zA-Z0-9.-]{0,80}$/
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
  for (const [name, texts] of [...fields].slice(0, MAX_FIELDS)) {
    const text = texts[0]
    if (text !== undefined && NAME.test(name) && !OWN.has(name))
      values[name] = storable(text.slice(0, MAX_TEXT))
  }
  return {
    values,
    attachmentIds: (fields.get("attachment") ?? []).filter((id) => uuid.safeParse(id).success).slice(0, 10),
    act: first("act").slice(0, 7000),
    type: first("type").slice(0, 60),
    requestId: uuid.safeParse(first("requestId")).data?.toLowerCase() ?? null,
    waved: first("different") || null,
  }
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
  | { do: "fields" | "review" | "edit" | "submit" | "attach" }
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
  if (word === "fields" || word === "edit" || word === "submit" || word === "attach") return { do: word }
  return { do: "review" }
}

/** The values after a one-click repair. */
export function repaired(values: Record<string, string>, act: Act): Record<string, string> {
  if (act.do === "move") return { ...values, [act.to]: values[act.from] ?? "", [act.from]: "" }
  if (act.do === "set") return { ...values, [act.field]: act.value }
  return values
}
