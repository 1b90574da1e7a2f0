import { useCell, useCellPart } from "../data/cell.ts"
import { draftKey, type LocalDraft } from "../data/draft.ts"
import { drafts } from "../data/drafts.ts"
import type { Mode } from "../data/server.ts"
import { Button } from "../frame/button.tsx"
import { Icon } from "../frame/icon.tsx"
import { useSay } from "../words/words.ts"
import css from "./composer.module.css"
import { type Suspected, stands, suspected } from "./suspected.ts"
import { vouch } from "./vouch.ts"

/** Says of a text that was not sent which secret seems to be in it, and offers both ways on. */
export function SecretNotice({ id, mode }: { id: string; mode: Mode }) {
  const words = useSay()
  const key = draftKey(id, mode)
  const found = useCell(suspected.of(key))
  const isStanding = useCellPart(drafts.of(key), (draft: LocalDraft | null) => stands(found, draft))
  if (!found || !isStanding) return null
  const kinds = [...new Set(found.findings.map(({ kind }) => kind))]
  return (
    <div
      className={`${css.notice} ${css.blocked} ${css.secret}`}
      role="presentation"
      onKeyDown={(event) => {
        if (event.key === "Escape") fieldOf(id)?.focus()
      }}
    >
      <Icon name="warning" />
      <div role="alert">
        {kinds.map((kind) => (
          <b key={kind}>{words(`secret.${kind}`)}</b>
        ))}
        <p>{words("secret.not-sent")}</p>
      </div>
      <div className={css.ways}>
        <Button small onClick={() => select(id, found)}>
          {words("secret.select")}
        </Button>
        <Button small look="quiet" onClick={() => vouch(id, mode)}>
          {words("secret.none")}
        </Button>
      </div>
    </div>
  )
}

/** Puts the selection on the first of them: the next key takes it out, and undo brings it back. */
function select(id: string, { findings }: Suspected): void {
  const field = fieldOf(id)
  const [first] = findings
  if (!field || !first) return
  field.setSelectionRange(first.start, first.end)
  field.focus()
}

function fieldOf(id: string): HTMLTextAreaElement | null {
  return document.querySelector(`textarea[data-composer="${id}"]`)
}
