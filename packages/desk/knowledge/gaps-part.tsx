import { useQuery } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import { gapsQuery } from "../data/search-gaps.ts"
import { Skeleton } from "../frame/paper.tsx"
import { useSay } from "../words/words.ts"
import css from "./knowledge.module.css"

/** The page of search has all of them. */
const MOST = 10

/** What readers look for and don't find, the most asked first. */
export function GapsPart() {
  const words = useSay()
  const { data, isError } = useQuery(gapsQuery)
  if (isError) return <p role="alert">{words("gaps.failed")}</p>
  if (!data) return <Skeleton lines={3} label={words("loading")} />
  const empty = data.gaps.filter((gap) => gap.empty > 0)
  return (
    <section className={css.part}>
      <h2>
        {words("articles.gaps")} <small>{empty.length}</small>
      </h2>
      {empty.length === 0 && <p className={css.none}>{words("articles.gaps.none")}</p>}
      <ul className={css.lines}>
        {empty.slice(0, MOST).map((gap) => (
          <li key={gap.question}>
            <span lang={gap.locale} dir="auto">
              {gap.question}
            </span>
            <small>{words("articles.gaps.figures", { n: gap.asked, empty: gap.empty })}</small>
          </li>
        ))}
      </ul>
      {data.mayEdit && (
        <Link to="/admin/{-$section}" params={{ section: "search" }} className={css.open}>
          {words("articles.gaps.all")}
        </Link>
      )}
    </section>
  )
}
