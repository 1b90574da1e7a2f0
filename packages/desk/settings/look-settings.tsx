import { useId } from "react"
import { useCell } from "../data/cell.ts"
import { type Prefs, prefer, prefs } from "../data/prefs.ts"
import { useSay } from "../words/words.ts"
import css from "./settings.module.css"
import { SwitchRow } from "./switch-row.tsx"

export function LookSettings() {
  const words = useSay()
  const now = useCell(prefs)
  return (
    <section className={css.section}>
      <h2>{words("settings.look")}</h2>
      <SelectRow
        label={words("language.label")}
        value={now.locale}
        options={[
          ["en", "English"],
          ["zh-CN", "简体中文"],
        ]}
        onChoose={(locale) => prefer({ locale })}
      />
      <SelectRow<Prefs["theme"]>
        label={words("theme.label")}
        value={now.theme}
        options={(["system", "light", "dark"] as const).map((id) => [id, words(`theme.${id}`)])}
        onChoose={(theme) => prefer({ theme })}
      />
      <SelectRow<Prefs["density"]>
        label={words("density.label")}
        value={now.density}
        options={(["comfortable", "compact"] as const).map((id) => [id, words(`density.${id}`)])}
        onChoose={(density) => prefer({ density })}
      />
      <SwitchRow
        label={words("settings.enter-sends")}
        hint={words("settings.enter-sends.hint")}
        on={now.enterSends}
        onChange={(enterSends) => prefer({ enterSends })}
      />
      <SwitchRow
        label={words("settings.enter-sends-chats")}
        hint={words("settings.enter-sends-chats.hint")}
        on={now.enterSendsChats}
        onChange={(enterSendsChats) => prefer({ enterSendsChats })}
      />
    </section>
  )
}

function SelectRow<T extends string>(props: {
  label: string
  value: T
  options: readonly (readonly [T, string])[]
  onChoose(value: T): void
}) {
  const { label, value, options, onChoose } = props
  const id = useId()
  return (
    <div className={css.row}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={(event) => {
          const chosen = options.find(([option]) => option === event.target.value)
          if (chosen) onChoose(chosen[0])
        }}
      >
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
    </div>
  )
}
