/** What other answers have to be. A field that isn't shown counts as not answered. */
export type Condition =
  | { field: string; is: string[] }
  | { field: string; answered: boolean }
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }

/** As much of a field as its conditions look at. */
export type Asked = {
  id: string
  kind: string
  required?: boolean | undefined
  show?: Condition | undefined
  requireWhen?: Condition | undefined
  options?: readonly Offered[] | undefined
}
export type Offered = { value: string; when?: Condition | undefined }

/** What was answered to a field: nothing, one value, several of a field with many choices. */
export type Answers = (field: string) => readonly string[]

/**
 * The answers that count, of values as they stand in the form's inputs: only those of fields that are shown, and of
 * choices only what is offered. An asset and its network answer with the pair and with each half, so that "on TRON"
 * can be asked. Fields whose conditions go in a circle count as not answered.
 */
export function readAnswers(fields: readonly Asked[], values: Readonly<Record<string, string>>): Answers {
  const byId = new Map(fields.map((field) => [field.id, field]))
  const read = new Map<string, readonly string[]>()
  const answers: Answers = (id) => {
    const before = read.get(id)
    if (before) return before
    read.set(id, [])
    const field = byId.get(id)
    const given = field && isShown(field, answers) ? givenTo(field, values, answers) : []
    read.set(id, given)
    return given
  }
  return answers
}

export function holds(condition: Condition, answers: Answers): boolean {
  if ("all" in condition) return condition.all.every((each) => holds(each, answers))
  if ("any" in condition) return condition.any.some((each) => holds(each, answers))
  if ("not" in condition) return !holds(condition.not, answers)
  const given = answers(condition.field)
  if ("is" in condition) return given.some((value) => condition.is.includes(value))
  return given.length > 0 === condition.answered
}

export function isShown({ show }: { show?: Condition | undefined }, answers: Answers): boolean {
  return !show || holds(show, answers)
}

/** Whether a field that is shown has to be answered. */
export function isRequired(field: Asked, answers: Answers): boolean {
  return field.required === true || (field.requireWhen !== undefined && holds(field.requireWhen, answers))
}

export function offered<O extends Offered>(options: readonly O[], answers: Answers): O[] {
  return options.filter(({ when }) => !when || holds(when, answers))
}

/** The values of a field with many choices, as its boxes send them: one a line. */
export function valuesIn(text: string): string[] {
  return text.split(/[\r\n]+/).filter((value) => value !== "")
}

function givenTo(
  field: Asked,
  values: Readonly<Record<string, string>>,
  answers: Answers,
): readonly string[] {
  const text = (values[field.kind === "occurred-at" ? `${field.id}.at` : field.id] ?? "").trim()
  if (text === "") return []
  if (field.kind === "asset-network") {
    const [asset = "", network = ""] = text.split("/")
    return [`${asset}/${network}`, asset, network]
  }
  if (!field.options) return [text]
  const given = field.kind === "choices" ? valuesIn(text) : [text]
  const possible = offered(field.options, answers).map(({ value }) => value)
  return given.filter((value) => possible.includes(value))
}
