import type { FormLine } from "@veridesk/contract/desk-forms.ts"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { Age } from "../frame/age.tsx"
import { Chip } from "../frame/chip.tsx"
import { Icon } from "../frame/icon.tsx"
import { Empty } from "../frame/paper.tsx"
import { useSay } from "../words/words.ts"
import css from "./forms.module.css"

/** One line a form, in the order in which customers see them. */
export function FormsTable({ forms, onOpen }: { forms: readonly FormLine[]; onOpen(key: string): void }) {
  const words = useSay()
  if (forms.length === 0) return <Empty title={words("forms.none")} />
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">{words("forms.col.form")}</th>
          <th scope="col">{words("forms.col.team")}</th>
          <th scope="col">{words("forms.col.fields")}</th>
          <th scope="col">{words("forms.col.version")}</th>
          <th scope="col">{words("forms.col.tickets")}</th>
        </tr>
      </thead>
      <tbody>
        {forms.map((form) => (
          <Line key={form.key} form={form} onOpen={() => onOpen(form.key)} />
        ))}
      </tbody>
    </table>
  )
}

function Line({ form, onOpen }: { form: FormLine; onOpen(): void }) {
  const words = useSay()
  const { locale } = useCell(prefs)
  const side = locale === "en" ? "en" : "zh"
  return (
    <tr className={form.retired ? css.off : undefined}>
      <td>
        <button type="button" className={css.open} onClick={onOpen}>
          <Icon name={form.icon} size={20} />
          <span>
            {form.title[side]}
            <small>
              {form.code} · {form.group[side]}
            </small>
          </span>
        </button>{" "}
        {form.retired && <Chip>{words("forms.retired")}</Chip>}
      </td>
      <td>{form.team}</td>
      <td className={css.number}>{form.fields}</td>
      <td>
        {form.version}
        <small>
          {form.savedBy ? words("forms.by", { name: form.savedBy }) : words("forms.shipped")} ·{" "}
          <Age at={form.savedAt} />
        </small>
      </td>
      <td className={css.number}>{form.tickets.toLocaleString(locale)}</td>
    </tr>
  )
}
