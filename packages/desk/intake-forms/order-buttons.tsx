import { IconButton } from "../frame/button.tsx"
import { useSay } from "../words/words.ts"
import css from "./forms.module.css"

/** Up, down, away: for those who can't drag, which on a form of forty fields is everybody. */
export function OrderButtons(props: {
  name: string
  first: boolean
  last: boolean
  onMove(by: -1 | 1): void
  onRemove?: (() => void) | undefined
}) {
  const words = useSay()
  const { name, first, last, onMove, onRemove } = props
  return (
    <span className={css.order}>
      {!first && <IconButton icon="up" label={words("forms.up", { name })} onPress={() => onMove(-1)} />}
      {!last && <IconButton icon="down" label={words("forms.down", { name })} onPress={() => onMove(1)} />}
      {onRemove && <IconButton icon="close" label={words("forms.remove", { name })} onPress={onRemove} />}
    </span>
  )
}
