import { useQuery } from "@tanstack/react-query"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { customerQuery } from "../data/queries.ts"
import { Id4 } from "../frame/id4.tsx"
import { useNow } from "../frame/now.ts"
import { drawer, goTo } from "../frame/place.ts"
import { shortDay } from "../frame/time.ts"
import { useSay } from "../words/words.ts"
import css from "./history-section.module.css"
import { Section } from "./section.tsx"

/** What this customer had written to us about before. */
export function HistorySection({ id }: { id: string }) {
  const words = useSay()
  const { locale } = useCell(prefs)
  const now = useNow("minute")
  const { data } = useQuery(customerQuery(id))
  if (!data) return null
  const { history } = data
  return (
    <Section
      name="history"
      title={words("history.title")}
      more={words("history.count", { n: history.length })}
    >
      {history.length === 0 && <p className={css.none}>{words("history.none")}</p>}
      <ol className={css.list}>
        {history.map((item) => (
          <li key={item.id}>
            <button
              type="button"
              className={css.item}
              onClick={() => {
                drawer.set(false)
                goTo(item.id)
              }}
            >
              <time dateTime={item.createdAt}>{shortDay(locale, item.createdAt, now)}</time>
              <span dir="auto">{item.subject}</span>
              <span className={css.number}>
                <Id4 value={item.number} small />{" "}
                <small>{words(item.mergedInto ? "head.merged" : `status.${item.status}`)}</small>
              </span>
            </button>
          </li>
        ))}
      </ol>
    </Section>
  )
}
