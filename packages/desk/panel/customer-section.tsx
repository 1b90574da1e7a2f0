import { useQuery } from "@tanstack/react-query"
import type { CustomerPanel } from "@veridesk/contract/desk-api.ts"
import { Suspense } from "react"
import { ratedReasons } from "../conversation/rated-line.ts"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { customerQuery } from "../data/queries.ts"
import { rows } from "../data/state.ts"
import { Chip } from "../frame/chip.tsx"
import { useNow } from "../frame/now.ts"
import { Callout } from "../frame/paper.tsx"
import { exactTime, timeInZone, wholeTime } from "../frame/time.ts"
import { MailTrouble } from "../mail/parts.ts"
import { isWordKey, type Say, useSay } from "../words/words.ts"
import { Section } from "./section.tsx"
import { SectionState } from "./section-state.tsx"
import css from "./side-panel.module.css"

/** The person: what tells them apart, masked by the server; what their account can't do now. */
export function CustomerSection({ id }: { id: string }) {
  const words = useSay()
  const row = useCell(rows.of(id))
  const { data, isError, refetch } = useQuery(customerQuery(id))
  return (
    <>
      <div className={css.who}>
        <h3>
          <span dir="auto">{data?.name ?? row?.customerName}</span>
          {row?.customerVip !== null && row?.customerVip !== undefined && row.customerVip > 0 && (
            <Chip tone="vip">VIP {row.customerVip}</Chip>
          )}
          {row && <IdentityChip level={row.identityLevel} />}
        </h3>
        {data && <About customer={data} />}
      </div>
      <Section name="customer" title={words("panel.account")}>
        {data ? (
          <Account id={id} customer={data} />
        ) : (
          <SectionState failed={isError} onRetry={() => void refetch()} />
        )}
      </Section>
    </>
  )
}

/** How sure we are of who this is: green where a second factor was given, a warning where it is only a claim. */
function IdentityChip({ level }: { level: NonNullable<ReturnType<typeof rows.get>>["identityLevel"] }) {
  const words = useSay()
  const tone = level === "session-2fa" ? "ok" : level === "none" || level === "claimed" ? "warn" : "plain"
  return (
    <Chip tone={tone} icon={tone === "warn" ? "warning" : "key"}>
      {words(`identity.${level}`)}
    </Chip>
  )
}

function About({ customer }: { customer: CustomerPanel }) {
  const words = useSay()
  const { locale } = useCell(prefs)
  const now = useNow("minute")
  const language = new Intl.DisplayNames(locale, { type: "language" }).of(customer.locale) ?? customer.locale
  const parts = [
    words("customer.language", { language }),
    customer.timezone &&
      words("customer.local-time", { time: timeInZone(customer.timezone, now), zone: customer.timezone }),
    customer.kycLevel !== null && words("customer.kyc", { level: customer.kycLevel }),
  ]
  return <p>{parts.filter(Boolean).join(" · ")}</p>
}

function Account({ id, customer }: { id: string; customer: CustomerPanel }) {
  const words = useSay()
  const { locale } = useCell(prefs)
  return (
    <>
      <dl>
        <Line label={words("customer.uid")} value={customer.uidMasked} mono />
        <Line label={words("customer.email")} value={customer.emailMasked} mono>
          {customer.emailMasked !== null && (
            <Chip tone={customer.emailVerified ? "ok" : "warn"}>
              {words(customer.emailVerified ? "customer.verified" : "customer.unverified")}
            </Chip>
          )}
        </Line>
        <Line label={words("customer.entity")} value={customer.legalEntity} />
        {customer.rating && (
          <Line
            label={words("panel.rating")}
            value={words("panel.rating.of", { score: customer.rating.score })}
          >
            <small>{ratedReasons(customer.rating.reasons, words)}</small>
          </Line>
        )}
      </dl>
      <div className={css.locks}>
        {customer.mailTrouble && (
          <Suspense fallback={null}>
            <MailTrouble id={id} trouble={customer.mailTrouble} />
          </Suspense>
        )}
        {customer.exchange !== "ok" && (
          <Callout tone={customer.exchange === "down" ? "warn" : "info"}>
            {words(`exchange.${customer.exchange}`)}
          </Callout>
        )}
        {customer.locks.map((lock) => (
          <Callout key={lock.kind} tone="warn">
            <b>{lockName(lock.kind, words)}</b>
            <br />
            {lock.until ? (
              <time dateTime={lock.until} title={exactTime(locale, lock.until)}>
                {words("lock.until", {
                  until: wholeTime(locale, lock.until, "minutes"),
                })}
              </time>
            ) : (
              words("lock.open")
            )}
          </Callout>
        ))}
      </div>
    </>
  )
}

function Line(props: { label: string; value: string | null; mono?: boolean; children?: React.ReactNode }) {
  const { label, value, mono, children } = props
  if (value === null) return null
  return (
    <div className={css.row}>
      <dt>{label}</dt>
      <dd>
        <bdi dir={mono ? "ltr" : undefined} className={mono ? css.mono : undefined}>
          {value}
        </bdi>{" "}
        {children}
      </dd>
    </div>
  )
}

/** "withdrawals:factor-changed" → what is locked, and why. */
function lockName(kind: string, words: Say): string {
  const [scope = "", reason = ""] = kind.split(":")
  const [scopeKey, reasonKey] = [`lock.${scope}`, `lock.reason.${reason}`]
  const what = isWordKey(scopeKey) ? words(scopeKey) : scope
  return isWordKey(reasonKey) ? `${what}: ${words(reasonKey)}` : what
}
