import { paths } from "../paths.ts"
import type { LockedOutDoneProps, LockedOutProps } from "../props-account.ts"
import { Crumbs } from "../shell/crumbs.tsx"
import { ErrorSummary } from "../shell/error-summary.tsx"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"
import { FieldProblem, inputId } from "../shell/problem.tsx"
import { Gate } from "./gate.tsx"
import { LineInput } from "./inputs.tsx"

const problems = ["lost-authenticator", "locked", "no-code", "forgot", "taken-over", "other"] as const

export function LockedOutPage({ requestId, values, errors }: LockedOutProps) {
  const { t, csrf } = usePage()
  const wrong = (field: string) => errors.find((error) => error.field === field)
  return (
    <div class="wrap account">
      <Crumbs trail={[{ href: paths.home, label: t("nav.help") }]} here={t("locked.title")} />
      <header class="page-head">
        <h1>{t("locked.title")}</h1>
        <p class="lead">{t("locked.more")}</p>
      </header>
      <form method="post" action={paths.lockedOut} id="locked-out">
        <input type="hidden" name="_csrf" value={csrf} />
        <input type="hidden" name="requestId" value={requestId} />
        <ErrorSummary
          errors={errors}
          labels={{
            identifier: t("locked.identifier"),
            email: t("locked.email"),
            problem: t("locked.problem"),
            story: t("locked.story"),
          }}
        />
        <section class="part" aria-labelledby="who-h">
          <header>
            <span class="no" aria-hidden="true">
              1
            </span>
            <h2 id="who-h">{t("locked.who")}</h2>
          </header>
          <div class="in">
            <LineInput
              name="identifier"
              label={t("locked.identifier")}
              hint={t("locked.identifier.hint")}
              value={values.identifier}
              errors={errors}
              autocomplete="username"
            />
            <LineInput
              name="email"
              type="email"
              label={t("locked.email")}
              hint={t("locked.email.hint")}
              value={values.email}
              errors={errors}
              autocomplete="email"
            />
          </div>
        </section>
        <section class="part" aria-labelledby="what-h">
          <header>
            <span class="no" aria-hidden="true">
              2
            </span>
            <h2 id="what-h">{t("locked.what")}</h2>
          </header>
          <div class="in">
            <fieldset class="field" id={inputId("problem")} tabindex={-1}>
              <legend>{t("locked.problem")}</legend>
              <div class="choices" aria-invalid={wrong("problem") ? true : undefined}>
                {problems.map((each) => (
                  <label key={each}>
                    <input
                      type="radio"
                      name="problem"
                      value={each}
                      checked={values.problem === each}
                      required
                    />
                    <b>{t(`locked.problem.${each}`)}</b>
                  </label>
                ))}
              </div>
              {wrong("problem") && <FieldProblem id="problem-error" error={{ code: "field.required" }} />}
            </fieldset>
            <div class="field">
              <label for={inputId("story")}>{t("locked.story")}</label>
              <textarea
                class="input"
                id={inputId("story")}
                name="story"
                rows={5}
                required
                dir="auto"
                aria-describedby="story-hints"
                aria-invalid={wrong("story") ? true : undefined}
              >
                {values.story}
              </textarea>
              {errors
                .filter((error) => error.field === "story")
                .map((error) => (
                  <FieldProblem key="story" id="story-error" error={error} />
                ))}
              <ul class="hints" id="story-hints">
                <li>{t("locked.story.when")}</li>
                <li>{t("locked.story.tried")}</li>
                <li>{t("locked.story.still")}</li>
              </ul>
            </div>
            <div class="callout">
              <Icon name="lock" />
              <div>
                <strong>{t("form.never")}</strong> {t("locked.never.more")}
              </div>
            </div>
            <div class="submit">
              <button class="btn primary">{t("locked.go")}</button>
              <p class="meta">{t("locked.go.more")}</p>
            </div>
          </div>
        </section>
      </form>
    </div>
  )
}

/** Says the same whether or not the account and the mailbox exist. */
export function LockedOutDonePage({ email, withinHours }: LockedOutDoneProps) {
  const { t } = usePage()
  return (
    <Gate>
      <h1>{t("locked.done")}</h1>
      <p class="sub">{t("locked.done.more", { n: withinHours })}</p>
      <dl class="statement">
        <div>
          <dt>{t("register.email")}</dt>
          <dd>
            <bdi dir="ltr">{email}</bdi>
          </dd>
        </div>
      </dl>
      <ul class="hints">
        <li>{t("locked.done.next")}</li>
        <li>{t("locked.done.again")}</li>
        <li>{t("locked.done.never")}</li>
      </ul>
      <a class="btn wide again" href={paths.home}>
        {t("error.home")}
      </a>
    </Gate>
  )
}
