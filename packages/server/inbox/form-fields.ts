import type { FieldView } from "@veridesk/contract/desk-api.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import { portalForm } from "@veridesk/ui/messages/portal-form.ts"
import { say } from "@veridesk/ui/say.ts"
import type { Conversation } from "../conversations/index.ts"
import { chosenText, type Field, type Forms, filesIn, textIn } from "../intake-forms/index.ts"

/** A filled form: which one, and what it was filled with. */
export type Filled = Pick<Conversation, "formKey" | "formVersion" | "fields">

/**
 * The answers of the form a conversation was filed with, in that version's order and the reader's language, and under
 * their labels the files that stand in its places for evidence (by id).
 */
export function formFields(forms: Forms, c: Filled, locale: Locale): FieldView[] {
  const form = forms.at(c.formKey, c.formVersion)
  if (!form) return Object.entries(c.fields).map(([key, value]) => ({ key, kind: "text", label: key, value }))
  const follows = c.fields[FOLLOWS.key]
  const label = textIn(locale, FOLLOWS.label)
  const earlier =
    typeof follows === "string" ? [{ key: FOLLOWS.key, kind: "text", label, value: follows }] : []
  const files = filesIn(c.fields)
  const answers = form.fields
    .filter(({ id }) => c.fields[id] !== undefined)
    .map((field) => ({
      key: field.id,
      kind: field.kind,
      label: textIn(locale, field.label),
      value: shown(field, c.fields[field.id], locale),
    }))
  const evidence = form.evidence
    .filter(({ id }) => (files[id] ?? []).length > 0)
    .map(({ id, label }) => ({
      key: `evidence.${id}`,
      kind: "evidence",
      label: textIn(locale, label),
      value: files[id],
    }))
  return [...earlier, ...readBefore(c, locale), ...answers, ...evidence]
}

/** The article that its customer came from, where they came from one. */
function readBefore({ fields }: Filled, locale: Locale): FieldView[] {
  const { [READ.key]: slug, [READ.title]: title } = fields
  if (typeof slug !== "string") return []
  const value = typeof title === "string" ? `${title} (${slug})` : slug
  return [{ key: READ.key, kind: "text", label: textIn(locale, READ.label), value }]
}

function shown(field: Field, value: unknown, locale: Locale): unknown {
  return field.kind === "consent"
    ? say(locale, portalForm, "form.yes")
    : (chosenText(field, value, locale) ?? value)
}

const READ = {
  key: "about-article",
  title: "about-article-title",
  label: { en: "Article read before", zh: "提交前读过的文章" },
}

/** The earlier ticket that this one is about, where its customer came from there. */
const FOLLOWS = { key: "about-ticket", label: { en: "About earlier ticket", zh: "关于之前的工单" } }
