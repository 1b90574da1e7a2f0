import { useQueryClient } from "@tanstack/react-query"
import { newId } from "@veridesk/contract/ids.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import { useState } from "react"
import { useCell } from "../data/cell.ts"
import { me } from "../data/state.ts"
import { Button } from "../frame/button.tsx"
import { Field, FormFault } from "../frame/field.tsx"
import { Sheet } from "../frame/sheet.tsx"
import { tell } from "../frame/toasts.ts"
import { useSubmit } from "../frame/use-submit.ts"
import { useSay } from "../words/words.ts"
import { emptyContent } from "./macro-lines.ts"
import css from "./macro-picker.module.css"
import { owned } from "./picking.ts"
import { makeMacro } from "./server.ts"

/** Keeps what somebody wrote as a macro that only they are offered. */
export function OwnMacroSheet({ id, locale }: { id: string; locale: Locale }) {
  const words = useSay()
  const client = useQueryClient()
  const text = useCell(owned.of(id)) ?? ""
  const [name, setName] = useState("")
  const [requestId] = useState(newId)
  const close = () => owned.set(id, null)
  const side = locale === "zh-CN" ? "zh" : "en"
  const form = useSubmit(
    () => {
      const content = emptyContent(me.get()?.id ?? null)
      return makeMacro({
        requestId,
        note: "",
        content: {
          ...content,
          visibility: "me",
          title: { ...content.title, [side]: name.trim() },
          body: { ...content.body, [side]: text },
        },
      })
    },
    () => {
      void client.invalidateQueries({ queryKey: ["macros-for"] })
      tell(words("macro.own.kept"))
      close()
    },
  )
  return (
    <Sheet title={words("macro.own.title")} onClose={close}>
      <form className={css.own} onSubmit={form.onSubmit} noValidate>
        <FormFault error={form.error} />
        <Field
          label={words("macro.own.name")}
          hint={words("macro.own.hint")}
          maxLength={120}
          autoFocus
          value={name}
          fault={form.faultOf("content.title")}
          onChange={(event) => setName(event.target.value)}
        />
        <div className={css.text} dir="auto">
          {text}
        </div>
        <Button type="submit" look="primary" aria-busy={form.busy}>
          {words("save")}
        </Button>
      </form>
    </Sheet>
  )
}
