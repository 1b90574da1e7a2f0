import type { StatusLabel } from "@veridesk/contract/statuses.ts"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { Button, IconButton } from "../frame/button.tsx"
import { useSay } from "../words/words.ts"
import css from "./statuses.module.css"

/** One label: its names, what customers read, its place; what was saved is retired and never deleted. */
export function LabelRow(props: {
  label: StatusLabel
  first: boolean
  last: boolean
  mayEdit: boolean
  isNew: boolean
  change(more: Partial<StatusLabel>): void
  move(by: -1 | 1): void
  remove(): void
}) {
  const { label: one, first, last, mayEdit, isNew, change, move, remove } = props
  const words = useSay()
  const side = useCell(prefs).locale === "zh-CN" ? "zh" : "en"
  const name = one.label[side] || words("statuses.new")
  const cell = (part: "label" | "customer", of: "en" | "zh") => (
    <td>
      <input
        className={css.cell}
        aria-label={words(`statuses.${part}.${of}`)}
        lang={of === "zh" ? "zh-CN" : "en"}
        maxLength={part === "label" ? 40 : 60}
        placeholder={part === "customer" ? words("statuses.customer.hint") : undefined}
        required={part === "label"}
        readOnly={!mayEdit}
        value={one[part][of]}
        onChange={(event) => change({ [part]: { ...one[part], [of]: event.target.value } })}
      />
    </td>
  )
  return (
    <tr>
      {cell("label", "en")}
      {cell("label", "zh")}
      {cell("customer", "en")}
      {cell("customer", "zh")}
      <td className={css.order}>
        {mayEdit && !first && (
          <IconButton icon="up" label={words("statuses.up", { name })} onPress={() => move(-1)} />
        )}
        {mayEdit && !last && (
          <IconButton icon="down" label={words("statuses.down", { name })} onPress={() => move(1)} />
        )}
        {mayEdit && (
          <Button
            aria-label={isNew ? undefined : words("statuses.retire.name", { name })}
            onClick={() => (isNew ? remove() : change({ retired: true }))}
          >
            {words(isNew ? "statuses.remove" : "statuses.retire")}
          </Button>
        )}
      </td>
    </tr>
  )
}
