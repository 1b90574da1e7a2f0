import { useQueryClient } from "@tanstack/react-query"
import type { ChatSettings } from "@veridesk/contract/chat/desk.ts"
import { useState } from "react"
import { Button } from "../frame/button.tsx"
import { Field, FormFault } from "../frame/field.tsx"
import { tell } from "../frame/toasts.ts"
import { useSubmit } from "../frame/use-submit.ts"
import { useSay } from "../words/words.ts"
import { saveSettings, settingsQuery } from "./server.ts"
import css from "./settings.module.css"
import { bounds, type NumberKey, readTyped, type Typed, typedOf } from "./settings-numbers.ts"

const MODES = ["auto", "on", "off"] as const

/** The numbers of live chat, saved together. `isSurge`: whether surge is on now, where that is known. */
export function SettingsForm({ saved, isSurge }: { saved: ChatSettings; isSurge: boolean | null }) {
  const words = useSay()
  const client = useQueryClient()
  const [typed, setTyped] = useState<Typed>(() => typedOf(saved))
  const [isTried, setTried] = useState(false)
  const { settings, wrong } = readTyped(typed)
  const form = useSubmit(
    () => saveSettings(settings),
    () => {
      tell(words("chat-settings.saved"))
      void client.invalidateQueries({ queryKey: settingsQuery.queryKey })
    },
  )
  const isChanged = JSON.stringify(typed) !== JSON.stringify(typedOf(saved))
  const number = (key: NumberKey, label: string, hint?: string) => (
    <Field
      label={label}
      hint={hint}
      inputMode="numeric"
      value={typed[key]}
      fault={isTried && wrong.includes(key) ? faultOf(key) : form.faultOf(key)}
      onChange={(event) => setTyped({ ...typed, [key]: event.target.value })}
    />
  )
  return (
    <form
      className={css.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (wrong.length === 0) form.run()
      }}
    >
      <FormFault error={form.error} />
      <section>
        <h2>{words("chat-settings.surge")}</h2>
        <p className={css.about}>
          {words("chat-settings.surge.about")}{" "}
          {isSurge !== null && (
            <b>{words(isSurge ? "chat-settings.surge.now.on" : "chat-settings.surge.now.off")}</b>
          )}
        </p>
        <fieldset className={css.modes}>
          <legend>{words("chat-settings.surge.mode")}</legend>
          {MODES.map((mode) => (
            <label key={mode}>
              <input
                type="radio"
                name="surge-mode"
                checked={typed.surgeMode === mode}
                onChange={() => setTyped({ ...typed, surgeMode: mode })}
              />
              <span>
                {words(`chat-settings.surge.${mode}`)}
                <small>{words(`chat-settings.surge.${mode}.about`)}</small>
              </span>
            </label>
          ))}
        </fieldset>
        <div className={css.pair}>
          {number("surgeFrom", words("chat-settings.from"))}
          {number("cap", words("chat-settings.cap"), words("chat-settings.cap.hint"))}
        </div>
      </section>
      <section>
        <h2>{words("chat-settings.offers")}</h2>
        <div className={css.pair}>
          {number(
            "offerSeconds",
            words("chat-settings.offer-seconds"),
            words("chat-settings.offer-seconds.hint"),
          )}
          {number("atOnce", words("chat-settings.at-once"))}
        </div>
      </section>
      <section>
        <h2>{words("chat-settings.silence")}</h2>
        <div className={css.pair}>
          {number("idleWarnMinutes", words("chat-settings.warn"))}
          {number("idleCloseMinutes", words("chat-settings.close"), words("chat-settings.close.hint"))}
        </div>
      </section>
      {isChanged && (
        <div className={css.save}>
          <Button type="submit" look="primary" aria-disabled={form.busy}>
            {words("save")}
          </Button>
          <Button
            look="quiet"
            onClick={() => {
              setTyped(typedOf(saved))
              setTried(false)
              form.clear()
            }}
          >
            {words("chat-settings.undo")}
          </Button>
        </div>
      )}
    </form>
  )

  function faultOf(key: NumberKey): string {
    const [from, to] = bounds[key]
    return key === "idleCloseMinutes"
      ? words("chat-settings.close.fault")
      : words("chat-settings.range", { from, to })
  }
}
