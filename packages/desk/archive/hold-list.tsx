import type { LegalHold } from "@veridesk/contract/mail/find.ts"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { Icon } from "../frame/icon.tsx"
import { wholeTime } from "../frame/time.ts"
import { useSay } from "../words/words.ts"
import css from "./archive.module.css"

/** What keeps a conversation: how much of it, why, who said so and when. */
export function HoldList({ of: { holds } }: { of: LegalHold }) {
  const words = useSay()
  const { locale } = useCell(prefs)
  return (
    <ul className={css.holds} aria-label={words("hold.list")}>
      {holds.map(({ of, elsewhere, reason, by, since }) => (
        <li key={`${of} ${elsewhere ?? ""} ${since}`}>
          <Icon name="lock" size={20} />
          <div>
            <p>
              <b>{words(elsewhere ? "hold.of.merged" : `hold.of.${of}`)}</b>
            </p>
            <p dir="auto">{reason}</p>
            <small>{words("hold.by", { name: by, at: wholeTime(locale, since, "minutes") })}</small>
          </div>
        </li>
      ))}
    </ul>
  )
}
