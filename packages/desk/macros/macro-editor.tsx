import type { MacroContent, MacroLines } from "@veridesk/contract/macros.ts"
import { useState } from "react"
import { prefs } from "../data/prefs.ts"
import { Button } from "../frame/button.tsx"
import { Field, FormFault } from "../frame/field.tsx"
import type { useSubmit } from "../frame/use-submit.ts"
import { useSay } from "../words/words.ts"
import { ActionEditor } from "./action-editor.tsx"
import { BodyEditor } from "./body-editor.tsx"
import { MacroKeeping } from "./macro-keeping.tsx"
import css from "./macros-page.module.css"
import { MacroTrial } from "./macro-trial.tsx"

interface EditorProps {
  content: MacroContent
  note: string
  lines: MacroLines
  form: Pick<ReturnType<typeof useSubmit>, "busy" | "error" | "onSubmit" | "faultOf">
  mayEdit: boolean
  isKept: boolean
  onChange(content: MacroContent): void
  onNote(note: string): void
  onDiscard?(): void
}

/** Text by language, what happens with it, for whom it is; beside it how it comes out in a real ticket. */
export function MacroEditor(props: EditorProps) {
  const { content, note, lines, form, mayEdit, onChange } = props
  const words = useSay()
  const [side, setSide] = useState<"en" | "zh">(() => (prefs.get().locale === "zh-CN" ? "zh" : "en"))
  const set = (more: Partial<MacroContent>) => onChange({ ...content, ...more })
  const lang = side === "en" ? "en" : "zh-CN"
  return (
    <div className={css.split}>
      <form className={css.form} onSubmit={form.onSubmit} noValidate>
        <FormFault error={form.error} />
        <fieldset className={css.all} disabled={!mayEdit}>
          <div className={css.tabs} role="tablist" aria-label={words("macros.language")}>
            {(["en", "zh"] as const).map((one) => (
              <button
                key={one}
                type="button"
                role="tab"
                aria-selected={one === side}
                aria-controls="macro-side"
                onClick={() => setSide(one)}
              >
                {words(`macros.side.${one}`)}
                {!content.body[one].trim() && <small>{words("macros.empty")}</small>}
              </button>
            ))}
          </div>
          <div id="macro-side" role="tabpanel" className={css.form}>
            <div className={css.two}>
              <Field
                label={words("macros.name")}
                lang={lang}
                maxLength={120}
                value={content.title[side]}
                onChange={(event) => set({ title: { ...content.title, [side]: event.target.value } })}
              />
              <Field
                label={words("macros.group")}
                lang={lang}
                maxLength={80}
                value={content.group[side]}
                onChange={(event) => set({ group: { ...content.group, [side]: event.target.value } })}
              />
            </div>
            <BodyEditor
              key={side}
              lang={lang}
              text={content.body[side]}
              fault={form.faultOf(`content.body.${side}`)}
              forms={lines.forms.filter(({ key }) => content.forms.includes(key))}
              onChange={(text) => set({ body: { ...content.body, [side]: text } })}
            />
          </div>
          <ActionEditor actions={content.actions} onChange={(actions) => set({ actions })} />
          <MacroKeeping
            content={content}
            lines={lines}
            isKept={props.isKept}
            fault={form.faultOf("content.teamIds")}
            onChange={set}
          />
          {mayEdit && (
            <>
              <Field
                label={words("macros.note")}
                hint={words("macros.note.hint")}
                maxLength={300}
                value={note}
                onChange={(event) => props.onNote(event.target.value)}
              />
              <div className={css.ways}>
                <Button type="submit" look="primary" aria-busy={form.busy}>
                  {words(content.compliance ? "macros.save.approval" : "save")}
                </Button>
                {props.onDiscard && (
                  <Button look="quiet" onClick={props.onDiscard}>
                    {words("macros.discard")}
                  </Button>
                )}
              </div>
            </>
          )}
        </fieldset>
      </form>
      <MacroTrial content={content} />
    </div>
  )
}
