import { Button } from "../frame/button.tsx"
import { Kbd } from "../frame/kbd.tsx"
import { useSay } from "../words/words.ts"
import css from "./announcements.module.css"
import type { ComposerMode, useDraft } from "./use-draft.ts"

/** What is safe of it, and the way to make it so; it stays in sight however long the text. */
export function SaveBar(props: {
  draft: ReturnType<typeof useDraft>
  mode: ComposerMode
  busy: boolean
  /** The newest saved version; 0 for none. */
  latest: number
  onLeave?: (() => void) | undefined
}) {
  const { draft, mode, busy, latest, onLeave } = props
  const words = useSay()
  const correcting = mode === "correction" || mode === "update"
  const idle = !draft.dirty && mode !== "new"
  return (
    <footer className={css.save}>
      <small role="status">
        {draft.dirty
          ? words(draft.kept ? "announce.kept" : "announce.kept.not")
          : latest > 0
            ? words("announce.saved-as", { n: latest })
            : words("announce.stage.unsaved")}
      </small>
      <div className={css.acts}>
        {draft.dirty && (
          <Button look="quiet" onClick={draft.discard}>
            {words("announce.discard")}
          </Button>
        )}
        {onLeave && <Button onClick={onLeave}>{words("cancel")}</Button>}
        <Button
          type="submit"
          look={idle ? "secondary" : "primary"}
          aria-busy={busy}
          aria-disabled={idle || draft.newer !== null}
          title={
            draft.newer ? words("announce.newer.first") : idle ? words("announce.save.nothing") : undefined
          }
        >
          {words(correcting ? "announce.save.correction" : "announce.save")}
          <Kbd>{/Mac|iPhone|iPad/.test(navigator.platform) ? "⌘ S" : "Ctrl S"}</Kbd>
        </Button>
      </div>
    </footer>
  )
}
