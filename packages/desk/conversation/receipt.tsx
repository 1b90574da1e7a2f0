import type { FieldView } from "@veridesk/contract/desk-api.ts"
import { useCell } from "../data/cell.ts"
import { prefer, prefs } from "../data/prefs.ts"
import { Icon } from "../frame/icon.tsx"
import { Id4Line } from "../frame/id4.tsx"
import { useSay } from "../words/words.ts"
import { FieldValue, isIdentifier } from "./field-value.tsx"
import css from "./receipt.module.css"

const FOLD = "receipt"

/** What was filed: short answers beside each other, identifiers whole on a line of their own. */
export function Receipt({ fields }: { fields: readonly FieldView[] }) {
  const words = useSay()
  const { folded } = useCell(prefs)
  if (fields.length === 0) return null
  const isFolded = folded.includes(FOLD)
  const toggle = () => prefer({ folded: isFolded ? folded.filter((key) => key !== FOLD) : [...folded, FOLD] })
  if (isFolded)
    return (
      <section className={css.receipt} aria-label={words("receipt.label")}>
        <button type="button" className={css.fold} aria-expanded={false} onClick={toggle}>
          <Icon name="forward" />
          {words("receipt.show", { n: fields.length })}
        </button>
      </section>
    )
  return (
    <section className={css.receipt} aria-label={words("receipt.label")}>
      <dl className={css.facts}>
        {fields
          .filter((field) => !isIdentifier(field))
          .map((field) => (
            <div key={field.key}>
              <dt>{field.label}</dt>
              <dd>
                <FieldValue field={field} />
              </dd>
            </div>
          ))}
      </dl>
      {fields.filter(isIdentifier).map((field) => (
        <div key={field.key} className={css.line}>
          <span>{field.label}</span>
          <Id4Line value={String(field.value)} what={field.label} />
        </div>
      ))}
    </section>
  )
}
