import { LookupCard } from "../form/lookup-card.tsx"
import { paths } from "../paths.ts"
import type { TicketProps, TicketStep } from "../props-ticket.ts"
import { Icon } from "../shell/icon.tsx"
import { Copyable } from "../shell/identifier.tsx"
import { usePage } from "../shell/page-state.ts"
import { When } from "../shell/when.tsx"

/** Where the ticket stands and what it is about. */
export function FactsRail(props: TicketProps) {
  const { number, steps, facts, lookup, typeTitle, reopenDays, mergedInto } = props
  const { t } = usePage()
  return (
    <aside class="rail" aria-label={t("ticket.facts")}>
      {!mergedInto && (
        <section class="doc">
          <h2 class="sec-title">{t("ticket.status")}</h2>
          <ol class="stepper">
            {steps.map((step) => (
              <Step key={step.step} step={step} reopenDays={reopenDays} />
            ))}
          </ol>
        </section>
      )}
      {facts.map(({ title, lines }) => (
        <section key={title}>
          <h2 class="sec-title">{title}</h2>
          <dl class="statement">
            {lines.map(({ label, value, mono }) => (
              <div key={label} class={mono && value.length > 20 ? "full" : undefined}>
                <dt>{label}</dt>
                <dd>
                  {mono && value.length > 20 ? (
                    <Copyable value={value} name={label} />
                  ) : mono ? (
                    <bdi class="mono">{value}</bdi>
                  ) : (
                    value
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      {lookup && (
        <section>
          <h2 class="sec-title">{t("ticket.chain")}</h2>
          <LookupCard card={lookup} advice={false} />
        </section>
      )}
      <section class="noprint">
        <h2 class="sec-title">{t("ticket.copy")}</h2>
        <ul class="links">
          {(["pdf", "txt", "json"] as const).map((kind) => (
            <li key={kind}>
              <a href={paths.transcript(number, kind)} download>
                {t(`ticket.save.${kind}`)}
                <Icon name="download" size="s" />
              </a>
            </li>
          ))}
          <li>
            <button type="button" class="js-only" data-print>
              {t("ticket.print")}
              <Icon name="print" size="s" />
            </button>
          </li>
        </ul>
        <p class="meta">{t("ticket.type", { type: typeTitle })}</p>
      </section>
    </aside>
  )
}

function Step({ step, reopenDays }: { step: TicketStep; reopenDays: number }) {
  const { t } = usePage()
  const icon = step.state === "done" ? "check-circle" : step.state === "now" ? "now" : "todo"
  return (
    <li class={step.state} aria-current={step.state === "now" ? "step" : undefined}>
      <Icon name={icon} />
      <div>
        <b>{t(step.on ? `step.on.${step.on}` : `step.${step.step}`)}</b>
        <span class="meta">
          {step.state === "now" && step.at ? (
            <When at={step.at} say="step.since" />
          ) : step.at ? (
            <When at={step.at} />
          ) : (
            t(`step.${step.step}.todo`, { days: reopenDays })
          )}
        </span>
      </div>
    </li>
  )
}
