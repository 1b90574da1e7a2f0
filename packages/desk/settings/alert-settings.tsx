import { useState } from "react"
import { useCell } from "../data/cell.ts"
import { prefer, prefs } from "../data/prefs.ts"
import { Button } from "../frame/button.tsx"
import { ring } from "../frame/ring.ts"
import { useSay } from "../words/words.ts"
import css from "./settings.module.css"
import { SwitchRow } from "./switch-row.tsx"

/** How one hears of a customer's message: sound with a try-out, and the system's notifications. */
export function AlertSettings() {
  const words = useSay()
  const { sound, offerSound, volume } = useCell(prefs)
  return (
    <section className={css.section}>
      <h2>{words("settings.alerts")}</h2>
      <SwitchRow
        label={words("settings.sound")}
        hint={words("settings.sound.hint")}
        on={sound}
        onChange={(on) => prefer({ sound: on })}
      />
      {sound && (
        <div className={css.row}>
          <label htmlFor="volume">{words("settings.volume")}</label>
          <span className={css.acts}>
            <input
              id="volume"
              type="range"
              min="0.1"
              max="1"
              step="0.1"
              value={volume}
              onChange={(event) => prefer({ volume: Number(event.target.value) })}
            />
            <Button small onClick={() => ring(volume)}>
              {words("settings.sound.try")}
            </Button>
          </span>
        </div>
      )}
      {sound && (
        <SwitchRow
          label={words("settings.offer-sound")}
          hint={words("settings.offer-sound.hint")}
          on={offerSound}
          onChange={(on) => {
            prefer({ offerSound: on })
            if (on) ring(volume, "offer")
          }}
        />
      )}
      <NotificationRow />
    </section>
  )
}

function NotificationRow() {
  const words = useSay()
  const [state, setState] = useState(
    typeof Notification === "undefined" ? "missing" : Notification.permission,
  )
  if (state === "missing") return null
  return (
    <div className={css.row}>
      <span>
        {words("settings.notify")}
        <small>{words(`settings.notify.${state as NotificationPermission}`)}</small>
      </span>
      {state === "default" && (
        <Button small onClick={() => void Notification.requestPermission().then(setState)}>
          {words("settings.notify.allow")}
        </Button>
      )}
    </div>
  )
}
