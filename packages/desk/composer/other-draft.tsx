import { useCell } from "../data/cell.ts"
import { draftKey } from "../data/draft.ts"
import { adopt, otherDrafts } from "../data/drafts.ts"
import { prefs } from "../data/prefs.ts"
import type { Mode } from "../data/server.ts"
import { Button } from "../frame/button.tsx"
import { clockTime } from "../frame/time.ts"
import { useSay } from "../words/words.ts"
import css from "./composer.module.css"

/** A newer draft from another device waits for a decision; it never takes the place of this one by itself. */
export function OtherDraft({ id, mode }: { id: string; mode: Mode }) {
  const words = useSay()
  const key = draftKey(id, mode)
  const other = useCell(otherDrafts.of(key))
  const { locale } = useCell(prefs)
  if (!other) return null
  return (
    <div className={css.notice} role="status">
      <span>
        {words("draft.other", { at: clockTime(locale, other.updatedAt), text: other.text.slice(0, 60) })}
      </span>
      <Button
        small
        onClick={() => {
          adopt(id, other)
        }}
      >
        {words("draft.other.use")}
      </Button>
      <Button small look="quiet" onClick={() => otherDrafts.set(key, null)}>
        {words("draft.other.keep")}
      </Button>
    </div>
  )
}
