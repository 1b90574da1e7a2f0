import type { AnnouncementVersion } from "@veridesk/contract/announcements.ts"
import { Button } from "../frame/button.tsx"
import { Callout } from "../frame/paper.tsx"
import { useSay } from "../words/words.ts"
import css from "./announcements.module.css"
import { changedParts } from "./changed-parts.ts"
import type { useDraft } from "./use-draft.ts"

/** Says that a colleague was faster and what they changed, and lets one choose; nothing of either is lost. */
export function Meanwhile(props: { draft: ReturnType<typeof useDraft>; versions: AnnouncementVersion[] }) {
  const { draft, versions } = props
  const words = useSay()
  const { newer, aside } = draft
  const base = versions.find(({ version }) => version === draft.basedOn)
  const parts = newer && base ? changedParts(base.content, newer.content).map((part) => words(part)) : []
  return (
    <div aria-live="polite" className={css.meanwhile}>
      {newer && (
        <Callout tone="warn">
          <p>{words("announce.newer", { name: newer.authorName, n: newer.version })}</p>
          {parts.length > 0 && <p>{words("announce.newer.parts", { parts: parts.join(" · ") })}</p>}
          <div className={css.acts}>
            <Button small onClick={draft.takeTheirs}>
              {words("announce.newer.theirs")}
            </Button>
            <Button small onClick={draft.keepMine}>
              {words("announce.newer.mine")}
            </Button>
          </div>
        </Callout>
      )}
      {aside && !newer && (
        <Callout tone="info">
          <p>{words("announce.aside")}</p>
          <div className={css.acts}>
            <Button small onClick={draft.bringBack}>
              {words("announce.aside.back")}
            </Button>
            <Button small look="quiet" onClick={draft.dropAside}>
              {words("announce.aside.drop")}
            </Button>
          </div>
        </Callout>
      )}
    </div>
  )
}
