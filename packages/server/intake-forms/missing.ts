import type { Locale } from "@veridesk/contract/locale.ts"
import { type Field, type Form, textIn } from "./form.ts"

/** What names an account or a transaction, and is looked up by; what else a form asks is for whoever answers to ask. */
const LOOKED_UP_BY = new Set<Field["kind"]>([
  "asset-network",
  "txid",
  "address",
  "amount",
  "occurred-at",
  "withdrawal-id",
  "order-id",
  "symbol",
  "identifier",
])

/** What a form needs that wasn't given, of what is asked of everybody, in the words of the form. */
export function missingIn(
  form: Form,
  fields: Readonly<Record<string, unknown>>,
  locale: Locale,
): { title: string; about: string }[] {
  return form.fields
    .filter(({ id, kind, required, show }) => required && !show && LOOKED_UP_BY.has(kind) && !(id in fields))
    .map(({ label, hint }) => ({ title: textIn(locale, label), about: hint ? textIn(locale, hint) : "" }))
}
