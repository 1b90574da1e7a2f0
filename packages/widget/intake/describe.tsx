import { useId } from "preact/hooks"
import { Attach } from "../files/attach.tsx"
import { Tray } from "../files/tray.tsx"
import { Icon } from "../frame/icon.tsx"
import { useApp } from "../panel/app.ts"
import { useCell } from "../data/cell.ts"

const MOST_STEPS = 20
const ENOUGH = 12

/** In one's own words, with what was done in order, and pictures where there are any. */
export function Describe() {
  const app = useApp()
  const { t } = app
  const { description, steps } = useCell(app.answers)
  const id = useId()
  const set = (to: Partial<{ description: string; steps: string[] }>) =>
    app.answers.change((was) => ({ ...was, ...to }))
  const isShort = description.trim() !== "" && description.trim().length < ENOUGH
  return (
    <>
      <div>
        <label for={id}>
          <b>{t("describe.label")}</b>
        </label>
        <textarea
          id={id}
          class="area tall"
          rows={4}
          dir="auto"
          maxLength={8000}
          aria-describedby={`${id}-h`}
          value={description}
          onInput={(event) => set({ description: event.currentTarget.value })}
        />
        <p class="meta" id={`${id}-h`}>
          {t(isShort ? "describe.more" : "describe.hint")}
        </p>
      </div>
      <div>
        {steps.length > 0 && (
          <ol class="done" aria-label={t("describe.steps")}>
            {steps.map((text, i) => (
              <li key={i}>
                <input
                  class="area"
                  aria-label={t("describe.step", { n: i + 1 })}
                  dir="auto"
                  maxLength={500}
                  value={text}
                  onInput={(event) =>
                    set({ steps: steps.map((each, at) => (at === i ? event.currentTarget.value : each)) })
                  }
                />
                <button
                  type="button"
                  class="ib"
                  aria-label={t("describe.step.remove", { n: i + 1 })}
                  onClick={() => set({ steps: steps.filter((_, at) => at !== i) })}
                >
                  <Icon name="close" />
                </button>
              </li>
            ))}
          </ol>
        )}
        <div class="spread">
          {steps.length < MOST_STEPS && (
            <button type="button" class="link" onClick={() => set({ steps: [...steps, ""] })}>
              {t(steps.length === 0 ? "describe.steps.add" : "describe.steps.next")}
            </button>
          )}
          <Attach label={t("files.add")} />
        </div>
        <Tray />
      </div>
    </>
  )
}
