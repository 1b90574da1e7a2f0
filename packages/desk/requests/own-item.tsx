import type { WantedItem } from "@veridesk/contract/requests.ts"
import { useState } from "react"
import { Button } from "../frame/button.tsx"
import { Field, SelectField } from "../frame/field.tsx"
import { useSay } from "../words/words.ts"
import css from "./requests.module.css"

/** Something that isn't among the usual things, in the agent's own words. */
export function OwnItem({ onAdd }: { onAdd(item: WantedItem): void }) {
  const words = useSay()
  const [title, setTitle] = useState("")
  const [about, setAbout] = useState("")
  const [kind, setKind] = useState<"file" | "text">("file")
  const add = () => {
    if (title.trim() === "") return
    onAdd({ title: title.trim(), about: about.trim(), kind, accepts: [] })
    setTitle("")
    setAbout("")
  }
  return (
    <fieldset className={css.add}>
      <legend>{words("ask.own")}</legend>
      <div className={css.two}>
        <Field
          label={words("ask.own.title")}
          value={title}
          maxLength={120}
          dir="auto"
          onChange={(event) => setTitle(event.target.value)}
          onKeyDown={(event) => {
            // Enter puts it on the list; the whole is sent by its own button.
            if (event.key !== "Enter" || event.nativeEvent.isComposing) return
            event.preventDefault()
            add()
          }}
        />
        <SelectField
          label={words("ask.own.kind")}
          value={kind}
          onChange={(event) => setKind(event.target.value === "text" ? "text" : "file")}
        >
          <option value="file">{words("ask.kind.file")}</option>
          <option value="text">{words("ask.kind.text")}</option>
        </SelectField>
      </div>
      <Field
        label={words("ask.own.about")}
        value={about}
        maxLength={500}
        dir="auto"
        onChange={(event) => setAbout(event.target.value)}
      />
      <Button small onClick={add} aria-disabled={title.trim() === ""}>
        {words("ask.own.add")}
      </Button>
    </fieldset>
  )
}
