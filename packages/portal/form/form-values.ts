import type { FormDefinition, FormField, TicketFormProps } from "../props-form.ts"

type Values = Record<string, string>

/** A value is set; choosing another asset lets go of a network that it doesn't have, and takes its only one. */
export function withValue(
  form: FormDefinition | null,
  values: Values,
  { name, value }: { name: string; value: string },
): Values {
  const next = { ...values, [name]: value }
  const pair = form?.fields.find((field) => `${field.id}.asset` === name)
  if (pair?.kind !== "asset-network" || values[pair.id]?.split("/")[0] === value) return next
  const networks = pair.assets.find((each) => each.asset === value)?.networks ?? []
  const network = values[pair.id]?.split("/")[1]
  const kept =
    networks.find((each) => each.network === network) ?? (networks.length === 1 ? networks[0] : undefined)
  return { ...next, [pair.id]: kept ? `${value}/${kept.network}` : "" }
}

/** Values typed so far go on; what the server filled in for the new type only fills gaps. */
export function mergeValues(typed: Values, fromServer: Values): Values {
  const merged = { ...fromServer }
  for (const [name, value] of Object.entries(typed))
    if (value !== "" || merged[name] === undefined) merged[name] = value
  return merged
}

/** How many fields are asked for that were not before. */
export function addedFields(before: FormField[], after: FormField[]): number {
  const known = new Set(before.map((field) => field.id))
  return after.filter((field) => !known.has(field.id)).length
}

/** Values that no input shows: of other types' fields, and of those not asked now. They are carried along. */
export function carriedValues(asked: FormField[], values: Values): [name: string, value: string][] {
  const shown = new Set(asked.map((field) => field.id))
  // A field's further inputs are called "<id>.<part>".
  return Object.entries(values).filter(
    ([name, value]) => value !== "" && !shown.has(name.split(".")[0] ?? ""),
  )
}

/** True when nobody has typed anything yet: only then may a draft fill the form. */
export function isUntouched(props: TicketFormProps): boolean {
  if (props.step !== "fill" || props.errors.length > 0 || props.attachments.length > 0) return false
  return Object.entries(props.values).every(
    ([name, value]) => value === "" || props.prefilled.includes(name) || name.endsWith(".zone"),
  )
}

/** What stands in the form's inputs now: typed before the island came alive, or put there by the browser. */
export function valuesIn(form: HTMLFormElement): Values {
  const own = new Set(["_csrf", "requestId", "version", "type", "attachment", "files", "act", "different"])
  const values: Values = {}
  for (const [name, value] of new FormData(form))
    if (!own.has(name) && !name.startsWith("evidence.") && typeof value === "string")
      values[name] = name in values ? `${values[name]}\n${value}` : value
  return values
}

/** The asset of a pair field: chosen by itself, or the first half of the pair. */
export function assetIn(values: Record<string, string>, id: string): string {
  return values[`${id}.asset`] || values[id]?.split("/")[0] || ""
}
