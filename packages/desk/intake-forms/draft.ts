import type { Evidence, Field, Form, FormText } from "@veridesk/contract/forms/form.ts"
import { deskForms } from "@veridesk/ui/messages/desk-forms.ts"

/** A new form, which can be saved as soon as it has a key, a title and a team. */
export function newForm(team: string): Form {
  const title = texts("forms.new")
  return {
    key: "",
    version: 1,
    code: "",
    group: { en: "Other", zh: "其他" },
    title,
    about: title,
    factsTitle: texts("forms.part.basics"),
    icon: "other",
    rank: 1000,
    words: [],
    retired: false,
    team,
    skills: [],
    priority: 3,
    urgency: [],
    clock: "standard",
    sameBy: [],
    mergeable: true,
    signedOut: false,
    checks: [],
    evidence: [],
    advice: [],
    articles: [],
    macros: [],
    fields: [
      {
        id: "description",
        kind: "long-text",
        required: true,
        label: { en: "What happened", zh: "情况说明" },
        prompts: [],
      },
    ],
  }
}

/** A field of this kind with an id that the form doesn't have yet. */
export function newField(form: Form, kind: Field["kind"]): Field {
  const ids = form.fields.map(({ id }) => id)
  const common = { id: free(kind === "text" ? "question" : kind, ids), label: texts("forms.field.new") }
  const base = { ...common, required: false }
  const pair = form.fields.find((field) => field.kind === "asset-network")?.id ?? null
  switch (kind) {
    case "txid":
      return { ...base, kind, pair, address: null, lookup: true }
    case "address":
    case "memo":
    case "amount":
      return { ...base, kind, pair }
    case "withdrawal-id":
    case "order-id":
    case "symbol":
      return { ...base, kind, example: null }
    case "long-text":
      return { ...base, kind, prompts: [] }
    case "choice":
    case "choices":
      return { ...base, kind, options: [newOption([])] }
    default:
      return { ...base, kind }
  }
}

export type Option = Extract<Field, { kind: "choice" }>["options"][number]

export function newOption(options: readonly Option[]): Option {
  return {
    value: free(
      "answer",
      options.map(({ value }) => value),
    ),
    label: texts("forms.option.new"),
  }
}

export function newSlot(slots: readonly Evidence[]): Evidence {
  return {
    id: free(
      "file",
      slots.map(({ id }) => id),
    ),
    label: texts("forms.evidence.new"),
    about: texts("forms.evidence.new"),
    required: false,
    kinds: ["image"],
    access: "ordinary",
  }
}

/** The same list with what stands at `at` changed, or gone where it is null. */
export function withAt<T>(list: readonly T[], at: number, what: T | null): T[] {
  return list.flatMap((one, index) => (index === at ? (what === null ? [] : [what]) : [one]))
}

/** The same list with what stands at `at` one place further up or down. */
export function movedBy<T>(list: readonly T[], at: number, by: -1 | 1): T[] {
  const one = list[at]
  const other = list[at + by]
  if (one === undefined || other === undefined) return [...list]
  return list.map((each, index) => (index === at ? other : index === at + by ? one : each))
}

function free(wish: string, taken: readonly string[]): string {
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? wish : `${wish}-${n}`
    if (!taken.includes(id)) return id
  }
}

function texts(key: keyof typeof deskForms): FormText {
  const { en, zh } = deskForms[key]
  return { en, zh }
}
