import { useQuery } from "@tanstack/react-query"
import type { MacroContent, MacroLines } from "@veridesk/contract/macros.ts"
import { peopleQuery } from "../data/queries.ts"
import { Field, SelectField } from "../frame/field.tsx"
import { Icon } from "../frame/icon.tsx"
import { useSay } from "../words/words.ts"
import css from "./macros-page.module.css"

const letters = ["final-response", "acknowledgement", "delay-notice"] as const
const visibilities = ["everyone", "team", "me"] as const

interface KeepingProps {
  content: MacroContent
  lines: MacroLines
  /** It is kept already: a letter stays a letter. */
  isKept: boolean
  fault: string | undefined
  onChange(more: Partial<MacroContent>): void
}

/** What kind it is, for which forms and people, who owns it, when it is looked at again, and whether compliance answers for it. */
export function MacroKeeping({ content, lines, isKept, fault, onChange }: KeepingProps) {
  const words = useSay()
  const { data: people } = useQuery(peopleQuery)
  const kinds = isKept && content.kind === "macro" ? [] : letters
  const owners = (people?.staff ?? []).filter(({ active, role }) => active && role !== "auditor")
  return (
    <>
      <div className={css.two}>
        <SelectField
          label={words("macros.kind")}
          value={content.letter ?? "macro"}
          onChange={(event) => {
            const letter = letters.find((one) => one === event.target.value) ?? null
            onChange({ letter, kind: letter ? "letter" : "macro" })
          }}
        >
          {(!isKept || content.kind === "macro") && (
            <option value="macro">{words("macros.kind.macro")}</option>
          )}
          {kinds.map((letter) => (
            <option key={letter} value={letter}>
              {words(`macros.kind.${letter}`)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={words("macros.visibility")}
          value={content.visibility}
          onChange={(event) => {
            const visibility = visibilities.find((one) => one === event.target.value)
            if (visibility) onChange({ visibility })
          }}
        >
          {visibilities.map((one) => (
            <option key={one} value={one}>
              {words(`macros.visibility.${one}`)}
            </option>
          ))}
        </SelectField>
        {content.visibility !== "me" && (
          <SelectField
            label={words("macros.owner")}
            value={content.ownerId ?? ""}
            onChange={(event) => onChange({ ownerId: event.target.value || null })}
          >
            <option value="">{words("macros.owner.none")}</option>
            {owners.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
        )}
        <Field
          label={words("macros.review")}
          type="date"
          value={content.reviewOn ?? ""}
          onChange={(event) => onChange({ reviewOn: event.target.value || null })}
        />
      </div>
      {content.visibility === "team" && (
        <Checks
          label={words("macros.teams")}
          fault={fault}
          all={(people?.teams ?? []).map(({ id, name }) => ({ id, name }))}
          chosen={content.teamIds}
          onChange={(teamIds) => onChange({ teamIds })}
        />
      )}
      <details className={css.details}>
        <summary>
          {words("macros.forms.count", { n: content.forms.length })} <Icon name="down" size={12} />
        </summary>
        <Checks
          label={words("macros.forms")}
          all={lines.forms.map(({ key, title }) => ({ id: key, name: title }))}
          chosen={content.forms}
          onChange={(forms) => onChange({ forms })}
        />
      </details>
      {content.visibility !== "me" && (
        <label className={css.check}>
          <input
            type="checkbox"
            checked={content.compliance}
            onChange={(event) => onChange({ compliance: event.target.checked })}
          />
          {words("macros.compliance")}
        </label>
      )}
    </>
  )
}

function Checks(props: {
  label: string
  fault?: string
  all: { id: string; name: string }[]
  chosen: string[]
  onChange(chosen: string[]): void
}) {
  const { label, fault, all, chosen, onChange } = props
  return (
    <fieldset className={css.checks}>
      <legend>{label}</legend>
      {all.map(({ id, name }) => (
        <label key={id} className={css.check}>
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            onChange={(event) =>
              onChange(event.target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
            }
          />
          {name}
        </label>
      ))}
      {fault && (
        <p className={css.fault} role="alert">
          {fault}
        </p>
      )}
    </fieldset>
  )
}
