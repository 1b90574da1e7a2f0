import { Refusal } from "@veridesk/contract/errors.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import type { StatusCategory, StatusLabel } from "@veridesk/contract/statuses.ts"

/**
 * What was saved before stays true of the conversations and events that name it: a label keeps its key and its
 * category for good, and one that isn't wanted any more is retired.
 * @throws Refusal `status-list-wrong`
 */
export function checkList(before: StatusLabel[], after: StatusLabel[]): void {
  const kept = new Map(after.map(({ key, category }) => [key, category]))
  if (before.some(({ key, category }) => kept.get(key) !== category))
    throw new Refusal("status-list-wrong", 422)
}

/** The category of a label that can be given now; null where it is unknown or retired. */
export function categoryIn(labels: StatusLabel[], key: string): StatusCategory | null {
  return labels.find((label) => label.key === key && !label.retired)?.category ?? null
}

/** What a customer reads in place of the category's own word; null where the label has nothing to say to them. */
export function wordingIn(labels: StatusLabel[], key: string | null, locale: Locale): string | null {
  const label = labels.find((one) => one.key === key)
  return label?.customer[locale === "zh-CN" ? "zh" : "en"] || null
}
