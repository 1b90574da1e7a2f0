import { useQuery } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { useSay } from "../words/words.ts"
import { readStops } from "./api.ts"
import css from "./routing.module.css"
import { dateText } from "./versions-section.tsx"

/** Rules that set one another off and were stopped, with the conversation in which they did. */
export function StopsSection() {
  const words = useSay()
  const { locale } = useCell(prefs)
  const { data } = useQuery({ queryKey: ["routing-stops"], queryFn: readStops, staleTime: 0 })
  return (
    <section aria-labelledby="stops-title">
      <div className={css.head}>
        <h2 id="stops-title">{words("stops.title")}</h2>
      </div>
      {data?.stops.length === 0 && <p className={css.hint}>{words("stops.none")}</p>}
      <ol className={css.versions}>
        {data?.stops.map(({ conversationId, number, at, version, rule, chain }) => (
          <li key={`${conversationId} ${at}`}>
            <span>
              <Link to="/inbox/{-$id}" params={{ id: conversationId }}>
                <bdi>{number}</bdi>
              </Link>{" "}
              {words("stops.line", {
                chain: [...chain, rule].map((name) => `“${name}”`).join(" → "),
                version: String(version),
              })}
              <small>{dateText(at, locale)}</small>
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
