import type { MacroLine } from "@veridesk/contract/macros.ts"
import { useState } from "react"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { Chip } from "../frame/chip.tsx"
import { SelectField } from "../frame/field.tsx"
import { useNow } from "../frame/now.ts"
import { ago } from "../frame/time.ts"
import { useSay } from "../words/words.ts"
import css from "./macros-page.module.css"
import { byGroup, type Which, whiches } from "./macro-lines.ts"

/** All macros by group, each with its use and last edit; the lists of those that want somebody's attention. */
export function MacroTree(props: {
  macros: readonly MacroLine[]
  open: string | null
  onOpen(key: string): void
}) {
  const words = useSay()
  const { locale } = useCell(prefs)
  const [which, setWhich] = useState<Which>("kept")
  const side = locale === "zh-CN" ? "zh" : "en"
  const now = useNow("minute")
  const edited = (at: string) => words("macros.edited", { ago: ago(at, now, { words, locale }) })
  const counted = (one: Which) => props.macros.filter(whiches[one]).length
  const groups = byGroup(props.macros.filter(whiches[which]), side)
  return (
    <>
      <SelectField
        label={words("macros.show")}
        value={which}
        onChange={(event) => {
          const chosen = names.find((name) => name === event.target.value)
          if (chosen) setWhich(chosen)
        }}
      >
        {names.map((one) => (
          <option key={one} value={one}>
            {words(`macros.show.${one}`, { n: counted(one) })}
          </option>
        ))}
      </SelectField>
      {groups.length === 0 && <p className={css.none}>{words("macros.none")}</p>}
      {groups.map(({ name, macros }) => (
        <section key={name} className={css.group}>
          <h2>{name || words("macros.no-group")}</h2>
          <ul>
            {macros.map((macro) => (
              <li key={macro.key}>
                <button
                  type="button"
                  aria-current={macro.key === props.open ? "true" : undefined}
                  onClick={() => props.onOpen(macro.key)}
                >
                  <span>{macro.title[side] || macro.title.en || macro.title.zh}</span>
                  <small>
                    {words("macros.uses", { n: macro.uses90 })} · {edited(macro.editedAt)}
                    <Marks macro={macro} />
                  </small>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

const names = ["kept", "awaiting", "review", "unused", "missing", "mine", "retired"] as const

function Marks({ macro }: { macro: MacroLine }) {
  const words = useSay()
  return (
    <>
      {macro.published !== macro.latest && <Chip tone="warn">{words("macros.awaiting")}</Chip>}
      {macro.missing.map((side) => (
        <Chip key={side} tone="warn">
          {words(`macros.missing.${side}`)}
        </Chip>
      ))}
      {macro.reviewDue && <Chip tone="warn">{words("macros.review-due")}</Chip>}
      {macro.retired && <Chip>{words("macros.retired")}</Chip>}
    </>
  )
}
