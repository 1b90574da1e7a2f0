import type { FieldView } from "@veridesk/contract/desk-api.ts"
import { Fragment, useState } from "react"
import { useCell } from "../data/cell.ts"
import { prefer, prefs } from "../data/prefs.ts"
import { Icon } from "../frame/icon.tsx"
import { Id4Line } from "../frame/id4.tsx"
import { useWidth } from "../frame/use-width.ts"
import { useSay } from "../words/words.ts"
import { FieldValue, isIdentifier } from "./field-value.tsx"
import css from "./receipt.module.css"

const FOLD = "receipt"

/** The first short answers, on one line. */
function Gist({ fields }: { fields: readonly FieldView[] }) {
  const words = useSay()
  const short = fields.filter((field) => !isIdentifier(field)).slice(0, 3)
  if (short.length === 0) return <>{words("receipt.show", { n: fields.length })}</>
  return (
    <span className={css.gist}>
      {short.map((field, i) => (
        <Fragment key={field.key}>
          {i > 0 && " · "}
          <FieldValue field={field} />
        </Fragment>
      ))}
    </span>
  )
}

/**
 * What was filed: short answers beside each other, identifiers whole on a line of their own. `of`: whose it is, where
 * several stand side by side.
 */
export function Receipt({ fields, of }: { fields: readonly FieldView[]; of?: string }) {
  const words = useSay()
  const { folded } = useCell(prefs)
  // There is no room for it beside the log: there it is one line until asked for, each time anew.
  const phone = useWidth() <= 720 || of !== undefined
  const label = of ? words("receipt.label.of", { name: of }) : words("receipt.label")
  const classes = of ? `${css.receipt} ${css.tight}` : css.receipt
  const [unfoldedHere, setUnfoldedHere] = useState(false)
  const isFolded = phone ? !unfoldedHere : folded.includes(FOLD)
  const toggle = () => {
    if (phone) setUnfoldedHere(!unfoldedHere)
    else prefer({ folded: isFolded ? folded.filter((key) => key !== FOLD) : [...folded, FOLD] })
  }
  if (fields.length === 0) return null
  if (isFolded)
    return (
      <section className={classes} aria-label={label}>
        <button type="button" className={css.fold} aria-expanded={false} onClick={toggle}>
          <Icon name="forward" />
          <Gist fields={fields} />
        </button>
      </section>
    )
  return (
    <section className={classes} aria-label={label}>
      <button
        type="button"
        className={css.unfold}
        aria-expanded
        onClick={toggle}
        aria-label={words("receipt.fold")}
      >
        <Icon name="up" />
      </button>
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
