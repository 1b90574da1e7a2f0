import { feedbackReasons, MOST_FEEDBACK_COMMENT } from "@veridesk/contract/articles.ts"
import { publicPaths } from "../paths-public.ts"
import type { ArticleProps } from "../props-articles.ts"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"
import { FieldProblem } from "../shell/problem.tsx"

/** Whether it helped; and where it didn't, why, and the way to a person who sees what was read. */
export function Solved({ slug, feedback, ask }: Pick<ArticleProps, "slug" | "feedback" | "ask">) {
  const { t } = usePage()
  return (
    <section class="solved noprint" id="feedback" aria-labelledby="solved-h">
      <h2 id="solved-h">{t("solved.title")}</h2>
      {feedback.state === "asked" ? (
        <Asking slug={slug} feedback={feedback} />
      ) : (
        <div role="status" class="said">
          <p>
            <Icon name="check-circle" />
            {t(feedback.state === "useful" ? "solved.thanks" : "solved.noted")}
          </p>
          {feedback.state === "not-useful" && (
            <a class="btn" href={ask}>
              {t("solved.still")}
            </a>
          )}
        </div>
      )}
    </section>
  )
}

function Asking({ slug, feedback }: Pick<ArticleProps, "slug" | "feedback">) {
  const { t, locale, csrf } = usePage()
  const { problem } = feedback
  return (
    <form class="yes-no" method="post" action={publicPaths(locale).articleFeedback(slug)}>
      {csrf && <input type="hidden" name="_csrf" value={csrf} />}
      <button class="btn" name="useful" value="yes">
        {t("solved.yes")}
      </button>
      <details open={problem !== null}>
        <summary class="btn">{t("solved.no")}</summary>
        <fieldset class="why">
          <legend>{t("solved.why")}</legend>
          {feedbackReasons.map((reason) => (
            <label key={reason}>
              <input type="radio" name="reason" value={reason} checked={feedback.reason === reason} />
              {t(`solved.why.${reason}`)}
            </label>
          ))}
          <div class="field">
            <label for="solved-comment">{t("solved.comment")}</label>
            <p class="hint" id="solved-hint">
              {t("solved.comment.hint")}
            </p>
            <textarea
              class="input"
              id="solved-comment"
              name="comment"
              rows={3}
              maxLength={MOST_FEEDBACK_COMMENT}
              aria-describedby={problem ? "solved-problem" : "solved-hint"}
              aria-invalid={problem ? true : undefined}
            >
              {feedback.comment}
            </textarea>
            {problem && <FieldProblem id="solved-problem" error={problem} />}
          </div>
          <div class="acts">
            <button class="btn primary" name="useful" value="ask">
              {t("solved.ask")}
            </button>
            <button class="btn" name="useful" value="no">
              {t("solved.send")}
            </button>
          </div>
        </fieldset>
      </details>
    </form>
  )
}
