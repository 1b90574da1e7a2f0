import { useEffect, useState } from "react"
import { useCellPart } from "../data/cell.ts"
import { draftKey, isAddress, type LocalDraft } from "../data/draft.ts"
import { drafts, write } from "../data/drafts.ts"
import { Icon } from "../frame/icon.tsx"
import { useSay } from "../words/words.ts"
import css from "./cc-field.module.css"

const MOST = 10

/** Who gets a copy of this answer by mail. It is said anew with each answer. */
export function CcField({ id, isNew, onClose }: { id: string; isNew: boolean; onClose(): void }) {
  const words = useSay()
  const kept = useCellPart(drafts.of(draftKey(id, "reply")), keptCopies)
  const [text, setText] = useState(() => kept.replaceAll(",", ", "))
  const all = listOf(text)
  const isElsewhere = all.join(",") !== kept
  // Sent, they are gone; taken back, they are there again: what is shown is what the next answer takes along.
  useEffect(() => {
    if (!isElsewhere) return
    setText(kept.replaceAll(",", ", "))
    if (kept === "") onClose()
  }, [isElsewhere, kept, onClose])
  // The last one may still be being typed.
  const wrong = all.slice(0, /[\s,，;]$/.test(text) ? undefined : -1).find((one) => !isAddress(one))
  const fault = wrong
    ? words("composer.cc.wrong", { address: wrong })
    : all.length > MOST
      ? words("cc.most")
      : null
  return (
    <div className={css.cc}>
      <label htmlFor={`cc-${id}`}>
        {words("composer.cc")}
        <span className="vh"> {words("cc.label")}</span>
      </label>
      <input
        id={`cc-${id}`}
        type="text"
        inputMode="email"
        autoComplete="off"
        autoFocus={isNew}
        spellCheck={false}
        aria-invalid={fault ? true : undefined}
        aria-describedby={`cc-${id}-hint`}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          write(id, "reply", { cc: listOf(event.target.value) })
        }}
      />
      <button
        type="button"
        aria-label={words("cc.remove")}
        title={words("cc.remove")}
        onClick={() => {
          write(id, "reply", { cc: [] })
          onClose()
        }}
      >
        <Icon name="close" />
      </button>
      <small id={`cc-${id}-hint`} className={fault ? css.fault : undefined}>
        {fault ?? words("cc.hint")}
      </small>
    </div>
  )
}

const keptCopies = (draft: LocalDraft | null) => draft?.cc?.join(",") ?? ""

function listOf(text: string): string[] {
  return [...new Set(text.split(/[\s,，、;；]+/).filter(Boolean))]
}
