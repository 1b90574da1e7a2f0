import type { FormRail as Rail } from "../props-form.ts"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"
import { Due, Wait } from "../shell/when.tsx"

/** Beside the form: how long an answer takes, and what helps it. */
export function FormRail({ rail, step }: { rail: Rail; step: "fill" | "review" }) {
  const { t } = usePage()
  return (
    <aside class="rail" aria-label={t("rail.title")}>
      {(rail.replyTime || rail.replyBy) && (
        <section>
          <h2 class="sec-title">{t("rail.when")}</h2>
          <dl class="statement">
            {rail.replyTime && (
              <div>
                <dt>{rail.replyTime.label}</dt>
                <dd>
                  <b>
                    <Wait from={rail.replyTime.from} to={rail.replyTime.to} />
                  </b>
                </dd>
              </div>
            )}
            {rail.replyBy && (
              <div>
                <dt>{t("rail.latest")}</dt>
                <dd>
                  <b>
                    <Due at={rail.replyBy} />
                  </b>
                </dd>
              </div>
            )}
          </dl>
          <p class="asof">{t("rail.escalates")}</p>
        </section>
      )}
      {rail.readBefore && (
        <p class="callout">
          <Icon name="document" />
          <span>{t("rail.read", { title: rail.readBefore })}</span>
        </p>
      )}
      {step === "fill" && rail.articles.length > 0 && <Articles articles={rail.articles} />}
      {step === "fill" && rail.advice.length > 0 && <Advice lines={rail.advice} />}
      {step === "fill" && <Helps />}
    </aside>
  )
}

/** What is written on it already. */
function Articles({ articles }: Pick<Rail, "articles">) {
  const { t } = usePage()
  return (
    <section>
      <h2 class="sec-title">{t("rail.articles")}</h2>
      <ul class="ledger small">
        {articles.map(({ href, title }) => (
          <li key={href}>
            <a href={href} target="_blank">
              {title}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What may make the ticket needless. */
function Advice({ lines }: { lines: string[] }) {
  const { t } = usePage()
  return (
    <section>
      <h2 class="sec-title">{t("rail.advice")}</h2>
      <ul class="ledger small">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  )
}

function Helps() {
  const { t } = usePage()
  return (
    <section>
      <h2 class="sec-title">{t("rail.helps")}</h2>
      <ol class="ledger small">
        <li>{t("rail.cause")}</li>
        <li>{t("rail.course")}</li>
        <li>{t("rail.result")}</li>
      </ol>
    </section>
  )
}
