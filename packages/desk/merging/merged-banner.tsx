import type { ConversationRow } from "@veridesk/contract/conversation.ts"
import { useQuery } from "@tanstack/react-query"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { Button } from "../frame/button.tsx"
import { Icon } from "../frame/icon.tsx"
import { Id4 } from "../frame/id4.tsx"
import { useNow } from "../frame/now.ts"
import { goTo } from "../frame/place.ts"
import { shortDay } from "../frame/time.ts"
import { takeMergeBack } from "./acts.ts"
import css from "./merging.module.css"
import { tiesQuery } from "./server.ts"
import { useSay } from "../words/words.ts"

/** In place of the composer of a ticket that was merged: where it goes on, who said so, and the way back. */
export function MergedBanner(props: { row: ConversationRow; into: { id: string; number: string } }) {
  const { row } = props
  const words = useSay()
  const { locale } = useCell(prefs)
  const now = useNow("minute")
  const { data } = useQuery(tiesQuery(row.id))
  const { id, number } = props.into
  const into = data?.into
  return (
    <div className={css.banner} role="note">
      <Icon name="merge" />
      <span>
        {words("merge.banner")}{" "}
        <button type="button" className="link" onClick={() => goTo(id)}>
          <Id4 value={number} small />
        </button>
      </span>
      {into && (
        <>
          <small dir="auto">
            {[into.reason, words("merge.by", { who: into.by, when: shortDay(locale, into.at, now) })]
              .filter(Boolean)
              .join(" · ")}
          </small>
          <Button
            small
            onClick={() => void takeMergeBack(into.mergeId, { own: row.id, other: into.ticket.id })}
          >
            {words("merge.undo")}
          </Button>
        </>
      )}
    </div>
  )
}
