import { type KeyboardEvent, useState } from "react"
import { useCell } from "../data/cell.ts"
import { prefer, prefs } from "../data/prefs.ts"
import { type ActionId, actionIds, actionWord, keyLabel, usualKeyOf } from "../frame/actions.ts"
import { Button } from "../frame/button.tsx"
import { pressedKey } from "../frame/keys.ts"
import { useSay } from "../words/words.ts"
import css from "./settings.module.css"
import { SwitchRow } from "./switch-row.tsx"

/** Single keys can be switched off altogether, and each can be given to another key. */
export function KeySettings() {
  const words = useSay()
  const { singleKeys, keys } = useCell(prefs)
  const [fault, setFault] = useState("")
  const keyNow = (id: ActionId) => keys[id] ?? usualKeyOf(id)
  const give = (id: ActionId, key: string) => {
    const other = actionIds.find((action) => action !== id && keyNow(action) === key)
    setFault(
      other ? words("settings.key.taken", { key: keyLabel(key), action: words(actionWord(other)) }) : "",
    )
    if (!other) prefer({ keys: { ...keys, [id]: key } })
  }
  return (
    <section className={css.section}>
      <h2>{words("settings.keys")}</h2>
      <SwitchRow
        label={words("settings.single-keys")}
        hint={words("settings.single-keys.hint")}
        on={singleKeys}
        onChange={(on) => prefer({ singleKeys: on })}
      />
      {fault && <p role="alert">{fault}</p>}
      {singleKeys && (
        <>
          <p>{words("settings.keys.how")}</p>
          <div className={css.keys}>
            {actionIds.map((id) => (
              <div key={id} className={css.row}>
                <span>{words(actionWord(id))}</span>
                <KeyButton name={words(actionWord(id))} now={keyNow(id)} onKey={(key) => give(id, key)} />
              </div>
            ))}
          </div>
          {Object.keys(keys).length > 0 && (
            <div className={css.acts}>
              <Button onClick={() => prefer({ keys: {} })}>{words("settings.keys.usual")}</Button>
            </div>
          )}
        </>
      )}
    </section>
  )
}

/** Click, then press the key that shall do it; Escape leaves it as it is. */
function KeyButton({ name, now, onKey }: { name: string; now: string; onKey(key: string): void }) {
  const words = useSay()
  const [listening, setListening] = useState(false)
  const onKeyDown = (event: KeyboardEvent) => {
    if (!listening) return
    event.preventDefault()
    event.stopPropagation()
    const key = pressedKey(event.nativeEvent)
    if (key === null && event.key !== "Escape") return
    setListening(false)
    if (key) onKey(key)
  }
  return (
    <Button
      small
      className={css.key}
      aria-label={words("settings.key.change", { action: name, key: keyLabel(now) })}
      onClick={() => setListening(true)}
      onBlur={() => setListening(false)}
      onKeyDown={onKeyDown}
    >
      {listening ? words("settings.key.press") : keyLabel(now)}
    </Button>
  )
}
