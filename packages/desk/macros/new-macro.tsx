import { newId } from "@veridesk/contract/ids.ts"
import type { MacroLines, OpenedMacro } from "@veridesk/contract/macros.ts"
import { useState } from "react"
import { me } from "../data/state.ts"
import { useSubmit } from "../frame/use-submit.ts"
import { useSay } from "../words/words.ts"
import { MacroEditor } from "./macro-editor.tsx"
import { emptyContent } from "./macro-lines.ts"
import css from "./macros-page.module.css"
import { makeMacro } from "./server.ts"

/** A macro that isn't there yet. */
export function NewMacro({ lines, onMade }: { lines: MacroLines; onMade(macro: OpenedMacro): void }) {
  const words = useSay()
  const [requestId, setRequestId] = useState(newId)
  const [content, setContent] = useState(() => emptyContent(me.get()?.id ?? null))
  const [note, setNote] = useState("")
  const form = useSubmit(() => makeMacro({ requestId, content, note }), onMade)
  return (
    <>
      <h2 className={css.name}>{words("macros.new")}</h2>
      <MacroEditor
        content={content}
        note={note}
        lines={lines}
        form={form}
        mayEdit
        isKept={false}
        onNote={setNote}
        onChange={(next) => {
          setContent(next)
          // Another text is another request.
          setRequestId(newId())
        }}
      />
    </>
  )
}
