import { useQuery } from "@tanstack/react-query"
import { feedbackReasons } from "@veridesk/contract/articles.ts"
import { useCell } from "../../data/cell.ts"
import { prefs } from "../../data/prefs.ts"
import { Button } from "../../frame/button.tsx"
import { Empty, Skeleton } from "../../frame/paper.tsx"
import { wholeTime } from "../../frame/time.ts"
import { useSay } from "../../words/words.ts"
import css from "../knowledge.module.css"
import { readFeedback } from "../server.ts"
import own from "./side.module.css"

/** What readers said in the last ninety days: by language and version, with their reasons and words. */
export function FeedbackPanel({ id }: { id: string }) {
  const words = useSay()
  const { locale } = useCell(prefs)
  const { data, isError, refetch } = useQuery({
    queryKey: ["article-feedback", id],
    queryFn: () => readFeedback(id),
  })
  if (isError)
    return (
      <Empty
        title={words("articles.feedback.failed")}
        action={<Button onClick={() => void refetch()}>{words("retry")}</Button>}
      />
    )
  if (!data) return <Skeleton lines={5} label={words("loading")} />
  if (data.texts.length === 0 && data.comments.length === 0)
    return <p className={css.none}>{words("articles.feedback.none")}</p>
  return (
    <>
      <p className={css.none}>{words("articles.feedback.days")}</p>
      {data.texts.map((text) => (
        <section key={`${text.locale} ${text.version}`} className={css.part}>
          <h3>
            {words(`articles.view.${text.locale}`)} · {words("articles.version", { n: text.version })}
          </h3>
          <p>{words("articles.feedback.votes", { yes: text.useful, no: text.notUseful })}</p>
          <dl className={own.figures}>
            {feedbackReasons.map((reason) => (
              <div key={reason}>
                <dt>{words(`articles.reason.${reason}`)}</dt>
                <dd>{text.reasons[reason]}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      {data.comments.length > 0 && <h3>{words("articles.feedback.comments")}</h3>}
      <ul className={css.comments}>
        {data.comments.map((comment) => (
          <li key={comment.id}>
            <p dir="auto">{comment.comment}</p>
            <small>
              {words(`articles.short.${comment.locale}`)} ·{" "}
              {words("articles.version", { n: comment.version })}
              {comment.reason && <> · {words(`articles.reason.${comment.reason}`)}</>} ·{" "}
              <time dateTime={comment.at}>{wholeTime(locale, comment.at, "minutes")}</time>
            </small>
          </li>
        ))}
      </ul>
    </>
  )
}
