import type { ChecklistItem } from "@veridesk/contract/announcements.ts"
import { Icon } from "../frame/icon.tsx"
import { useSay } from "../words/words.ts"
import css from "./announcements.module.css"

/** What has to be right before it goes, and what only wants a look. */
export function Checklist({ items }: { items: ChecklistItem[] }) {
  const words = useSay()
  return (
    <section>
      <h2>{words("announce.checklist")}</h2>
      <ul className={css.checklist}>
        {items.map(({ key, ok, stops, what }) => (
          <li key={key} className={ok ? css.ok : stops ? css.stops : css.hint}>
            <Icon name={ok ? "check-circle" : stops ? "warning" : "info"} />
            <span>
              {words(`announce.check.${key}.${ok ? "ok" : "missing"}`)}
              {!ok && what.length > 0 && <small dir="auto">{what.join(" · ")}</small>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
