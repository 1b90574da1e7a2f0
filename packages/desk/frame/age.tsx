import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { useSay } from "../words/words.ts"
import { useNow } from "./now.ts"
import { age, exactTime } from "./time.ts"

/** How old something is; the exact time, here and in UTC, when one points at it. */
export function Age({ at, className }: { at: string; className?: string }) {
  const words = useSay()
  const { locale } = useCell(prefs)
  const now = useNow("minute")
  return (
    <time className={className} dateTime={at} title={exactTime(locale, at)}>
      {age(at, now, { words, locale })}
    </time>
  )
}
