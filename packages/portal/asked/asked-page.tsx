import type { AskedProps } from "../props-asked.ts"
import { ErrorSummary } from "../shell/error-summary.tsx"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"
import { FieldProblem, inputId } from "../shell/problem.tsx"
import { When } from "../shell/when.tsx"
import { Body } from "../ticket/body.tsx"

/** A question of ours to somebody outside, what was said so far, and a place to answer; nothing else of the ticket. */
export function AskedPage({ path, requestId, subject, closed, messages, body, errors, sent }: AskedProps) {
  const { t, csrf, brand } = usePage()
  const wrong = errors.find((error) => error.field === "body")
  const id = inputId("body")
  return (
    <div class="wrap account">
      <header class="page-head">
        <p class="meta">{t("asked.from", { brand: brand.name })}</p>
        <h1 dir="auto">{subject}</h1>
      </header>
      {sent && (
        <div class="callout ok notice" role="status">
          <Icon name="check-circle" />
          <div>
            <strong>{t("asked.sent")}</strong>
            <p>{t("asked.sent.more")}</p>
          </div>
        </div>
      )}
      <section class="thread" aria-labelledby="asked-h">
        <h2 class="sec-title" id="asked-h">
          {t("thread.title")}
        </h2>
        <ol>
          {messages.map((message) => (
            <li key={message.id} class={message.ours ? "entry us" : "entry me"}>
              <div class="who">
                <b>{message.ours ? message.name : t("actor.you")}</b>
                {message.ours && <span>{brand.name}</span>}
                <When at={message.at} />
              </div>
              <div class="msg">
                <Body text={message.body ?? t("asked.erased")} />
              </div>
            </li>
          ))}
        </ol>
      </section>
      {closed && <p class="st calm">{t("asked.closed")}</p>}
      <form method="post" action={path} id="asked">
        <input type="hidden" name="_csrf" value={csrf} />
        <input type="hidden" name="requestId" value={requestId} />
        <ErrorSummary errors={errors} labels={{ body: t("asked.answer") }} />
        <div class="field">
          <label for={id}>{t("asked.answer")}</label>
          <textarea
            class="input"
            id={id}
            name="body"
            rows={8}
            maxLength={20_000}
            dir="auto"
            required
            aria-invalid={wrong ? true : undefined}
            aria-describedby={wrong ? `${id}-error ${id}-hint` : `${id}-hint`}
          >
            {body}
          </textarea>
          <p class="hint" id={`${id}-hint`}>
            {t("asked.hint", { brand: brand.name })}
          </p>
          {wrong && <FieldProblem id={`${id}-error`} error={wrong} />}
        </div>
        <button class="btn primary" type="submit">
          {t("asked.send")}
        </button>
      </form>
    </div>
  )
}
