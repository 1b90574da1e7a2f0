import { newId } from "@veridesk/contract/ids.ts"
import { MOST_SYNONYMS } from "@veridesk/contract/search.ts"
import { useId, useState } from "react"
import { saveSynonyms } from "../data/search-gaps.ts"
import { Button } from "../frame/button.tsx"
import { FormFault } from "../frame/field.tsx"
import { tell } from "../frame/toasts.ts"
import { useSubmit } from "../frame/use-submit.ts"
import { useSay } from "../words/words.ts"
import css from "./search-gaps.module.css"

/** `updatedAt` null: a group that isn't kept yet. */
type Group = { id: string; words: string[]; active: boolean; updatedAt: string | null }

/** One group as it is written: a word or phrase on each line. */
export function SynonymForm(props: { group: Group; saved(): void; close(): void }) {
  const { group, saved, close } = props
  const words = useSay()
  const id = useId()
  const [text, setText] = useState(group.words.join("\n"))
  const [active, setActive] = useState(group.active)
  const [tried, setTried] = useState(false)
  const lines = [...new Set(text.split("\n").flatMap((line) => line.trim().toLowerCase() || []))]
  const few = lines.length < 2
  const form = useSubmit(
    () =>
      saveSynonyms({
        requestId: newId(),
        id: group.id,
        words: lines.slice(0, MOST_SYNONYMS),
        active,
        basedOn: group.updatedAt,
      }),
    () => {
      tell(words("synonyms.saved"))
      saved()
    },
  )
  return (
    <form
      className={css.form}
      noValidate
      onSubmit={(event) => {
        setTried(true)
        if (few) event.preventDefault()
        else form.onSubmit(event)
      }}
    >
      <FormFault error={form.error} />
      <label htmlFor={id}>{words("synonyms.words")}</label>
      <textarea
        id={id}
        rows={Math.min(12, Math.max(4, lines.length + 1))}
        value={text}
        autoFocus
        spellCheck={false}
        aria-describedby={`${id}-hint`}
        aria-invalid={tried && few ? true : undefined}
        onChange={(event) => setText(event.target.value)}
      />
      <p id={`${id}-hint`} className={css.about}>
        {words(tried && few ? "synonyms.few" : "synonyms.words.hint")}
      </p>
      <div className={css.formActs}>
        <Button look="primary" type="submit" aria-busy={form.busy}>
          {words("synonyms.save")}
        </Button>
        <Button onClick={close}>{words("synonyms.cancel")}</Button>
        {group.updatedAt !== null && (
          <Button aria-pressed={!active} onClick={() => setActive(!active)}>
            {words(active ? "synonyms.off" : "synonyms.on")}
          </Button>
        )}
      </div>
    </form>
  )
}
