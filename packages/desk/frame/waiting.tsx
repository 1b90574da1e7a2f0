import { useSay } from "../words/words.ts"
import { Skeleton } from "./paper.tsx"
import css from "./waiting.module.css"

/** While a part of the desk is being fetched; says so, after a moment. */
export function Waiting() {
  const words = useSay()
  return (
    <div className={css.waiting}>
      <Skeleton lines={4} label={words("loading")} />
    </div>
  )
}
