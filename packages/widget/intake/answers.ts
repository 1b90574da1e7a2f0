import type { ChatForm, FormQuestion } from "@veridesk/contract/chat/widget.ts"
import {
  type Answers as Given,
  type Condition,
  isRequired,
  isShown,
  readAnswers,
} from "@veridesk/contract/forms/conditions.ts"
import { newId } from "../data/new-id.ts"

/** What was answered so far; it is kept in the tab, so that neither Back nor a reload loses it. */
export type Answers = {
  /** Its id as a request: sending it twice begins one conversation. */
  requestId: string
  as: "chat" | "ticket"
  form: string | null
  values: Record<string, string>
  description: string
  steps: string[]
  screen: Screen
}

export type Screen = "type" | "pair" | "questions" | "describe"

export function noAnswers(as: "chat" | "ticket" = "chat"): Answers {
  return { requestId: newId(), as, form: null, values: {}, description: "", steps: [], screen: "type" }
}

/** One question a screen, at most four: what it is about, which coin, what identifies it, and in one's own words. */
export function screensOf(form: ChatForm | null): Screen[] {
  if (!form) return ["type", "describe"]
  const hasQuestions = questionsOf(form).length > 0
  return [
    "type",
    ...(form.pairs.length > 0 ? ["pair" as const] : []),
    ...(hasQuestions ? ["questions" as const] : []),
    "describe",
  ]
}

const ORDER: Screen[] = ["type", "pair", "questions", "describe"]

/** The screen that is wanted, or the next one that this form has. */
export function firstFrom(wanted: Screen, screens: Screen[]): Screen {
  return ORDER.slice(ORDER.indexOf(wanted)).find((each) => screens.includes(each)) ?? "describe"
}

/** The screen after this one, whether this form has it or not; null after the last. */
export function after(screen: Screen): Screen | null {
  return ORDER[ORDER.indexOf(screen) + 1] ?? null
}

/** Questions beside the one that the choice of a coin answers. */
function questionsOf(form: ChatForm): FormQuestion[] {
  return form.questions.filter(({ kind }) => kind !== "asset-network")
}

/** The field that the choice of asset and network answers. */
export function pairField(form: ChatForm): string {
  const own = form.questions.find(({ kind }) => kind === "asset-network")?.id
  return own ?? form.questions.find(({ pair }) => pair)?.pair ?? "pair"
}

/** The answers that count, for conditions of fields and of options. */
export function given(form: ChatForm, values: Record<string, string>): Given {
  return readAnswers(
    [{ id: pairField(form), kind: "asset-network" }, ...questionsOf(form).map(asAsked)],
    values,
  )
}

type Asked = { id: string; kind: string; required: boolean; show?: Condition; requireWhen?: Condition }

/** Of the questions those that are asked, given what was answered, and whether each has to be. */
export function askedOf(
  form: ChatForm,
  values: Record<string, string>,
): { question: FormQuestion; required: boolean }[] {
  const answers = given(form, values)
  return questionsOf(form)
    .map((question) => ({ question, as: asAsked(question) }))
    .filter(({ as }) => isShown(as, answers))
    .map(({ question, as }) => ({ question, required: isRequired(as, answers) }))
}

/** Conditions come as the form has them (forms/form.ts). */
function asAsked({ id, kind, required, show, requireWhen }: FormQuestion): Asked {
  return {
    id,
    kind,
    required,
    ...(show ? { show: show as Condition } : {}),
    ...(requireWhen ? { requireWhen: requireWhen as Condition } : {}),
  }
}
