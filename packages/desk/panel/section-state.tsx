import { Button } from "../frame/button.tsx"
import { Skeleton } from "../frame/paper.tsx"
import { useSay } from "../words/words.ts"
import css from "./side-panel.module.css"

/** A part that is being read, or could not be. */
export function SectionState({ failed, onRetry }: { failed: boolean; onRetry(): void }) {
  const words = useSay()
  if (!failed) return <Skeleton lines={3} label={words("panel.reading")} />
  return (
    <div className={css.fault} role="status">
      <p>{words("panel.failed")}</p>
      <Button small onClick={onRetry}>
        {words("retry")}
      </Button>
    </div>
  )
}
