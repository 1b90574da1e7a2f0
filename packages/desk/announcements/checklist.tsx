import type { ChecklistItem } from "@veridesk/contract/announcements.ts"
import { Icon } from "../frame/icon.tsx"
import { isWordKey, useSay } from "../words/words.ts"
import css from "./announcements.module.css"

/** What has to be right before it goes, and what only wants a look. */
export function Checklist({ items }: { items: ChecklistItem[] }) {
  const words = useSay()
  if (items.length === 0) return null
  return (
    <section>
      <h2>{words("announce.checklist")}</h2>
      <ul className={css.checklist}>
        {items.map(({ key, ok, stops, what }) => (
          <li key={key} className={ok ? css.ok : stops ? css.stops : css.hint}>
            <Icon name={ok ? "check-circle" : stops ? "warning" : "info"} />
            <span>
              {words(`announce.check.${key}.${ok ? "ok" : "missing"}`)}
              {!ok && what.length > 0 && (
                <small dir="auto">{what.map((part) => named(words, part)).join(" · ")}</small>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Fields are called as the form calls them; links and the like are shown as they are. */
function named(words: ReturnType<typeof useSay>, part: string): string {
  const [side, field] = part.split(".")
  const key = part === "startsAt" ? "announce.starts" : `announce.text.${field}.${side}`
  if (part === "over") return words("announce.check.times.over")
  return isWordKey(key) ? words(key) : part
}
