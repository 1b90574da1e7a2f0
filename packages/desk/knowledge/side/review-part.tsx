import type { OpenedArticle } from "@veridesk/contract/articles.ts"
import { newId } from "@veridesk/contract/ids.ts"
import { useCell } from "../../data/cell.ts"
import { prefs } from "../../data/prefs.ts"
import { Button } from "../../frame/button.tsx"
import { FormFault } from "../../frame/field.tsx"
import { useNow } from "../../frame/now.ts"
import { shortDay } from "../../frame/time.ts"
import { tell } from "../../frame/toasts.ts"
import { useSubmit } from "../../frame/use-submit.ts"
import { useSay } from "../../words/words.ts"
import css from "../knowledge.module.css"
import { markReviewed } from "../server.ts"

/** When somebody has to look whether it still holds, and that somebody just has. */
export function ReviewPart(props: { article: OpenedArticle; onChanged(article: OpenedArticle): void }) {
  const { article, onChanged } = props
  const words = useSay()
  const { locale } = useCell(prefs)
  const now = useNow("minute")
  const { reviewOn, reviewDue } = article.line
  const review = useSubmit(
    () => markReviewed(article.line.id, { requestId: newId() }),
    (answer) => {
      onChanged(answer)
      tell(words("articles.reviewed.done"))
    },
  )
  return (
    <section className={css.part}>
      <h3>{words("articles.review.title")}</h3>
      <FormFault error={review.error} />
      <p className={css.mark} data-state={reviewDue ? "outdated" : "published"}>
        {reviewOn
          ? words(reviewDue ? "articles.review.overdue" : "articles.review.on", {
              day: shortDay(locale, `${reviewOn}T12:00:00`, now),
            })
          : words("articles.review.never")}
      </p>
      {article.mayWrite && (
        <Button small aria-busy={review.busy} onClick={review.run}>
          {words("articles.reviewed")}
        </Button>
      )}
    </section>
  )
}
