import { Button } from "../frame/button.tsx"
import { Sheet } from "../frame/sheet.tsx"
import { useSay } from "../words/words.ts"
import css from "./note-editor.module.css"

/** Two people edited the same note: both texts, and the choice. Nothing has been written over yet. */
export function ConflictSheet(props: {
  mine: string
  theirs: string
  onKeepMine(): void
  onKeepTheirs(): void
  onMerge(both: string): void
  onClose(): void
}) {
  const { mine, theirs, onKeepMine, onKeepTheirs, onMerge, onClose } = props
  const words = useSay()
  return (
    <Sheet
      wide
      firm
      title={words("conflict.title")}
      onClose={onClose}
      foot={
        <>
          <Button look="primary" autoFocus onClick={() => onMerge(`${theirs}\n\n${mine}`)}>
            {words("conflict.merge")}
          </Button>
          <Button onClick={onKeepMine}>{words("conflict.mine")}</Button>
          <Button onClick={onKeepTheirs}>{words("conflict.theirs")}</Button>
        </>
      }
    >
      <p>{words("conflict.text")}</p>
      <div className={css.versions}>
        <div dir="auto">
          <h3>{words("conflict.saved")}</h3>
          {theirs}
        </div>
        <div dir="auto">
          <h3>{words("conflict.yours")}</h3>
          {mine}
        </div>
      </div>
    </Sheet>
  )
}
