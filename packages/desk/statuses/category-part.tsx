import type { StatusCategory, StatusLabel } from "@veridesk/contract/statuses.ts"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { Button } from "../frame/button.tsx"
import { useSay } from "../words/words.ts"
import { LabelRow } from "./label-row.tsx"
import { withChanged, withMoved, withNew } from "./list.ts"
import css from "./statuses.module.css"

/** The labels of one category: those in use as a table, the retired ones below it. */
export function CategoryPart(props: {
  category: StatusCategory
  statuses: StatusLabel[]
  saved: StatusLabel[]
  mayEdit: boolean
  change(statuses: StatusLabel[]): void
}) {
  const { category, statuses, saved, mayEdit, change } = props
  const words = useSay()
  const name = words(`status.${category}`)
  const own = statuses.filter((one) => one.category === category)
  const used = own.filter(({ retired }) => !retired)
  return (
    <section aria-label={name}>
      <h2>{name}</h2>
      {used.length === 0 ? (
        <p className={css.about}>{words("statuses.none")}</p>
      ) : (
        <div className={css.scroll}>
          <table className={css.grid}>
            <Columns />
            <tbody>
              {used.map((one, at) => (
                <LabelRow
                  key={one.key}
                  label={one}
                  first={at === 0}
                  last={at === used.length - 1}
                  mayEdit={mayEdit}
                  isNew={!saved.some(({ key }) => key === one.key)}
                  change={(more) => change(withChanged(statuses, one.key, more))}
                  move={(by) => change(withMoved(statuses, one.key, by))}
                  remove={() => change(statuses.filter(({ key }) => key !== one.key))}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Retired
        labels={own.filter(({ retired }) => retired)}
        mayEdit={mayEdit}
        restore={(key) => change(withChanged(statuses, key, { retired: false }))}
      />
      {mayEdit && (
        <p>
          <Button
            aria-label={words("statuses.add.to", { category: name })}
            onClick={() => change(withNew(statuses, category))}
          >
            {words("statuses.add")}
          </Button>
        </p>
      )}
    </section>
  )
}

function Columns() {
  const words = useSay()
  return (
    <thead>
      <tr>
        <th scope="col">{words("statuses.label.en")}</th>
        <th scope="col">{words("statuses.label.zh")}</th>
        <th scope="col">{words("statuses.customer.en")}</th>
        <th scope="col">{words("statuses.customer.zh")}</th>
        <th scope="col">
          <span className="vh">{words("statuses.order")}</span>
        </th>
      </tr>
    </thead>
  )
}

function Retired(props: { labels: StatusLabel[]; mayEdit: boolean; restore(key: string): void }) {
  const { labels, mayEdit, restore } = props
  const words = useSay()
  const side = useCell(prefs).locale === "zh-CN" ? "zh" : "en"
  if (labels.length === 0) return null
  return (
    <details>
      <summary>{words("statuses.retired", { n: labels.length })}</summary>
      <ul className={css.retired}>
        {labels.map(({ key, label }) => (
          <li key={key}>
            {label[side]}
            {mayEdit && <Button onClick={() => restore(key)}>{words("statuses.restore")}</Button>}
          </li>
        ))}
      </ul>
    </details>
  )
}
