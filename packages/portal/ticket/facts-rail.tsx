import { LookupCard } from "../form/lookup-card.tsx"
import type { TicketProps, TicketStep } from "../props-ticket.ts"
import { Icon } from "../shell/icon.tsx"
import { Copyable } from "../shell/identifier.tsx"
import { usePage } from "../shell/page-state.ts"
import { When } from "../shell/when.tsx"

/** Where the ticket stands and what it is about. */
export function FactsRail({ steps, facts, lookup, typeTitle }: TicketProps) {
  const { t } = usePage()
  return (
    <aside class="rail" aria-label={t("ticket.facts")}>
      <section class="doc">
        <h2 class="sec-title">{t("ticket.status")}</h2>
        <ol class="stepper">
          {steps.map((step) => (
            <Step key={step.step} step={step} />
          ))}
        </ol>
      </section>
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

function Step({ step }: { step: TicketStep }) {
  const { t } = usePage()
  const icon = step.state === "done" ? "check-circle" : step.state === "now" ? "now" : "todo"
  return (
    <li class={step.state} aria-current={step.state === "now" ? "step" : undefined}>
      <Icon name={icon} />
      <div>
        <b>{t(step.on ? `step.on.${step.on}` : `step.${step.step}`)}</b>
        <span class="meta">
          {step.state === "now" && step.at ? (
            <When at={step.at} say={step.paused ? "step.paused" : "step.since"} />
          ) : step.at ? (
            <When at={step.at} />
          ) : (
            t(`step.${step.step}.todo`)
          )}
        </span>
      </div>
    </li>
  )
}
