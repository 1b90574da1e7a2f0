import type { RegisterEntry } from "@veridesk/contract/registry.ts"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { Button } from "../frame/button.tsx"
import { Chip } from "../frame/chip.tsx"
import { useSay } from "../words/words.ts"
import css from "./registry.module.css"

/** The channels in a table; the one that is edited opens beneath by its number. */
export function EntryTable(props: {
  entries: readonly RegisterEntry[]
  changed: ReadonlySet<string>
  onEdit: ((entry: RegisterEntry) => void) | null
}) {
  const words = useSay()
  const side = useCell(prefs).locale === "zh-CN" ? "zh" : "en"
  return (
    <div className={css.scroll}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{words("register.kind")}</th>
            <th scope="col">{words("register.address")}</th>
            <th scope="col">{words(`register.use.${side}`)}</th>
            <th scope="col">{words("register.since")}</th>
            <th scope="col">{words("register.change")}</th>
          </tr>
        </thead>
        <tbody>
          {props.entries.map((entry) => (
            <tr key={entry.key} data-retired={entry.retiredOn !== null || undefined}>
              <th scope="row">
                {entry.name[side] || words(`register.kind.${entry.kind}`)}
                <small> {entry.key}</small>
              </th>
              <td data-label={words("register.address")}>
                <bdi className={css.code}>{entry.address}</bdi>
                {entry.numericId && <small className={css.code}>#{entry.numericId}</small>}
              </td>
              <td data-label={words(`register.use.${side}`)}>
                {entry.use[side]}{" "}
                {entry.retiredOn !== null && <Chip tone="warn">{words("register.retired.chip")}</Chip>}
                {props.changed.has(entry.key) && <Chip tone="draft">{words("register.changed")}</Chip>}
              </td>
              <td data-label={words("register.since")}>
                <time>{entry.since}</time>
              </td>
              <td>
                {props.onEdit && (
                  <Button
                    small
                    look="quiet"
                    aria-label={words("register.edit", { name: entry.address })}
                    onClick={() => props.onEdit?.(entry)}
                  >
                    {words("register.edit", { name: entry.key })}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
