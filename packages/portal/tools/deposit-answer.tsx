import type { IconName } from "@veridesk/ui/icons.ts"
import { LookupCard } from "../form/lookup-card.tsx"
import { publicPaths } from "../paths-public.ts"
import type { DepositOutcome, DepositResult } from "../props-tools.ts"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"
import { When } from "../shell/when.tsx"

type Look = { tone: "ok" | "wait" | "bad" | "info" | "calm"; icon: IconName }
const good: Look = { tone: "ok", icon: "check-circle" }
const waits: Look = { tone: "info", icon: "clock" }
const minds: Look = { tone: "wait", icon: "warning" }
const quiet: Look = { tone: "calm", icon: "offline" }

const looks: Record<DepositOutcome, Look> = {
  credited: good,
  confirming: waits,
  held: waits,
  "below-minimum": minds,
  returned: { tone: "calm", icon: "reopen" },
  failed: { tone: "bad", icon: "warning" },
  unmined: waits,
  "missing-memo": minds,
  "wrong-network": minds,
  unlisted: minds,
  "retired-address": minds,
  "not-yours": minds,
  suspended: waits,
  "not-credited": minds,
  "signed-out": good,
  "no-account": good,
  "ledger-down": quiet,
  "other-network": { tone: "wait", icon: "network" },
  "not-found": { tone: "wait", icon: "search" },
  down: quiet,
}

/** What became of it, what the chain says, and the one thing to do next. */
export function DepositAnswer({ result }: { result: DepositResult }) {
  const { t } = usePage()
  const { outcome, values, card } = result
  const look = looks[outcome]
  return (
    <section class="answer" aria-labelledby="answer-h" data-refresh={isMoving(outcome) ? "20" : undefined}>
      <article class="doc">
        <header>
          <p class="numline">
            <span class={`st ${look.tone}`}>
              <Icon name={look.icon} />
              {t(result.solved ? "tools.solved" : "tools.next")}
            </span>
            <span>
              <When at={card.checkedAt} how="clock" zoned say="lookup.at" />
            </span>
          </p>
          <h2 id="answer-h">{t(`dep.out.${outcome}`, values)}</h2>
          <p>{t(`dep.out.${outcome}.more`, values)}</p>
          {outcome === "held" && result.hold && <p>{t(`dep.hold.${result.hold}`)}</p>}
          {isMoving(outcome) && <p class="meta">{t("dep.hint.notify")}</p>}
        </header>
        <div class="perf" aria-hidden="true" />
        <Facts result={result} />
        <Acts result={result} />
      </article>
      <LookupCard card={card} advice={false} />
    </section>
  )
}

function isMoving(outcome: DepositOutcome): boolean {
  return outcome === "confirming" || outcome === "unmined"
}

function Facts({ result }: { result: DepositResult }) {
  const { t } = usePage()
  const { values, creditedAt, by } = result
  if (!creditedAt && !by && !values.minimum) return null
  return (
    <dl class="statement body">
      {creditedAt && (
        <div>
          <dt>{t("dep.credited-at")}</dt>
          <dd>
            <When at={creditedAt} how="full" zoned />
          </dd>
        </div>
      )}
      {by && (
        <div>
          <dt>
            {t("dep.by")}
            <small class="meta">{t("dep.by.more")}</small>
          </dt>
          <dd>
            <b>
              <When at={by} how="short" zoned />
            </b>
          </dd>
        </div>
      )}
      {values.minimum && (
        <div>
          <dt>{t("dep.minimum")}</dt>
          <dd>
            {values.minimum} {values.asset}
          </dd>
        </div>
      )}
    </dl>
  )
}

/** Where somebody else, or the reader themselves, can most likely end it before a person of ours has to look. */
const othersFirst: ReadonlySet<DepositOutcome> = new Set(["signed-out", "not-found", "not-yours"])

function Acts({ result }: { result: DepositResult }) {
  const { t, locale, viewer } = usePage()
  const to = publicPaths(locale)
  const { outcome, ticket, elsewhere, hold } = result
  return (
    <p class="acts">
      {elsewhere && (
        <a class="btn primary" href={elsewhere}>
          {t("dep.out.other-network.go", { other: result.values.other })}
        </a>
      )}
      {outcome === "signed-out" && !viewer && (
        <a class="btn primary" href={result.signIn}>
          {t("tools.sign-in")}
        </a>
      )}
      {hold === "factor-changed" && (
        <a class="btn primary" href={to.lockTool}>
          {t("tool.lock")}
        </a>
      )}
      {(outcome === "suspended" || hold === "maintenance") && (
        <a class="btn" href={to.status}>
          {t("nav.status")}
        </a>
      )}
      {ticket && (
        <a class={othersFirst.has(outcome) ? "btn" : "btn primary"} href={ticket}>
          <Icon name="ticket" size="s" />
          {t("tools.ticket")}
        </a>
      )}
      <a class={ticket || elsewhere ? "btn quiet" : "btn"} href={result.again}>
        <Icon name="retry" size="s" />
        {t("tools.again")}
      </a>
    </p>
  )
}
