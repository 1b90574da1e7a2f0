import { Link } from "@tanstack/react-router"
import { newId } from "@veridesk/contract/ids.ts"
import type { SearchGap, SearchGaps } from "@veridesk/contract/search.ts"
import { closeGap } from "../data/search-gaps.ts"
import { Button } from "../frame/button.tsx"
import { FormFault } from "../frame/field.tsx"
import { tell } from "../frame/toasts.ts"
import { useAct } from "../frame/use-act.ts"
import { useSay } from "../words/words.ts"
import css from "./search-gaps.module.css"

/** Questions that found nothing, or whose results nobody opened, with what can be done about each. */
export function GapsPart(props: { list: SearchGaps; again(): void; addSynonym(question: string): void }) {
  const { list, again, addSynonym } = props
  const words = useSay()
  const done = useAct(
    (question) => closeGap({ requestId: newId(), question }),
    () => {
      tell(words("gaps.done.said"))
      again()
    },
  )
  return (
    <section aria-labelledby="gaps-h">
      <h2 id="gaps-h">{words("gaps.list")}</h2>
      <p className={css.about}>{words("gaps.list.about")}</p>
      <FormFault error={done.error} />
      {list.gaps.length === 0 ? (
        <p className={css.about}>{words("gaps.none")}</p>
      ) : (
        <div className={css.scroll}>
          <table className={css.grid}>
            <thead>
              <tr>
                <th scope="col">{words("gaps.question")}</th>
                <th scope="col">{words("gaps.asked")}</th>
                <th scope="col">{words("gaps.empty")}</th>
                <th scope="col">{words("gaps.chosen")}</th>
                <th scope="col">{words("gaps.last")}</th>
                <th scope="col">
                  <span className="vh">{words("gaps.acts")}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {list.gaps.map((gap) => (
                <GapRow
                  key={gap.question}
                  gap={gap}
                  mayEdit={list.mayEdit}
                  busy={done.busyWith === gap.question}
                  done={() => done.run(gap.question)}
                  addSynonym={() => addSynonym(gap.question)}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {list.hidden > 0 && <p className={css.about}>{words("gaps.hidden", { n: list.hidden })}</p>}
    </section>
  )
}

function GapRow(props: {
  gap: SearchGap
  mayEdit: boolean
  busy: boolean
  done(): void
  addSynonym(): void
}) {
  const { gap, mayEdit, busy, done, addSynonym } = props
  const words = useSay()
  const { question } = gap
  return (
    <tr>
      <th scope="row" lang={gap.locale}>
        {question}
      </th>
      <td>{gap.asked}</td>
      <td>{gap.empty}</td>
      <td>{gap.chosen}</td>
      <td>{gap.lastDay}</td>
      <td className={css.acts}>
        {mayEdit && (
          <>
            <Link
              className={css.link}
              to="/knowledge/{-$article}"
              params={{ article: undefined }}
              search={{ new: question }}
              aria-label={words("gaps.article.of", { question })}
            >
              {words("gaps.article")}
            </Link>
            <Button aria-label={words("gaps.synonym.of", { question })} onClick={addSynonym}>
              {words("gaps.synonym")}
            </Button>
            <Button aria-label={words("gaps.done.of", { question })} aria-busy={busy} onClick={done}>
              {words("gaps.done")}
            </Button>
          </>
        )}
      </td>
    </tr>
  )
}
