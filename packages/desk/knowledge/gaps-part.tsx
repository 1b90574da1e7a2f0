import { useQuery, useQueryClient } from "@tanstack/react-query"
import { Button } from "../frame/button.tsx"
import { FormFault } from "../frame/field.tsx"
import { useAct } from "../frame/use-act.ts"
import { useSay } from "../words/words.ts"
import { closeGap, readGaps } from "./gaps.ts"
import css from "./knowledge.module.css"

/** What readers look for and don't find. */
export function GapsPart() {
  const words = useSay()
  const client = useQueryClient()
  const { data } = useQuery({ queryKey: ["search-gaps"], queryFn: readGaps })
  const done = useAct(closeGap, () => void client.invalidateQueries({ queryKey: ["search-gaps"] }))
  if (!data) return null
  return (
    <section className={css.part}>
      <h3>
        {words("articles.gaps")} <small>{data.gaps.length}</small>
      </h3>
      <FormFault error={done.error} />
      {data.gaps.length === 0 && <p className={css.none}>{words("articles.gaps.none")}</p>}
      <ul className={css.lines}>
        {data.gaps.map((gap) => (
          <li key={`${gap.locale} ${gap.question}`} className={css.gap}>
            <span lang={gap.locale} dir="auto">
              {gap.question}
              <small>
                {words("articles.gaps.figures", { n: gap.asked, empty: gap.empty, chosen: gap.chosen })}
              </small>
            </span>
            {data.mayEdit && (
              <Button
                small
                aria-label={words("articles.gaps.done-with", { question: gap.question })}
                aria-busy={done.busyWith === gap.question}
                onClick={() => done.run(gap.question)}
              >
                {words("articles.gaps.done")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
