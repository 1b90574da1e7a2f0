import type { ReadKind, RegisterEntry, VerifyAnswer } from "@veridesk/contract/registry.ts"
import { paths } from "../paths.ts"
import { publicPaths } from "../paths-public.ts"
import { Icon } from "../shell/icon.tsx"
import { type PortalKey, usePage } from "../shell/page-state.ts"
import { When } from "../shell/when.tsx"
import { AlreadyPaid } from "./already-paid.tsx"
import { Glyphs } from "./glyphs.tsx"
import { NoSeal, Seal, VoidSeal } from "./seal.tsx"
import { Compared, NotProof, Slip } from "./slip.tsx"

/** One of the answers there are: ours, not on our list, a known impostor, or that it can't be told now. */
export function Answer({
  answer,
  query,
  number,
  site,
}: {
  answer: VerifyAnswer
  query: string
  number: string | null
  site: string
}) {
  if (answer.verdict === "official" && answer.entry)
    return <Official answer={answer} entry={answer.entry} number={number} />
  if (answer.verdict === "impostor") return <Impostor answer={answer} query={query} site={site} />
  return answer.verdict === "cannot-check" ? (
    <CannotCheck answer={answer} site={site} />
  ) : (
    <NotListed answer={answer} query={query} site={site} />
  )
}

type Asked = { answer: VerifyAnswer; query: string; site: string }

function Official({
  answer,
  entry,
  number,
}: {
  answer: VerifyAnswer
  entry: RegisterEntry
  number: string | null
}) {
  const { t, locale } = usePage()
  const kind = answer.readAs === "other" ? "website" : answer.readAs
  const isAccount = accounts.has(kind)
  return (
    <Slip
      tone="official"
      icon="seal"
      kind={t("genuine.official")}
      title={t(`genuine.ours.${kind}`)}
      sum={<p>{entry.use[locale === "zh-CN" ? "zh" : "en"]}</p>}
      seal={<Seal />}
      checkedAt={answer.checkedAt}
      foot={t("genuine.official.foot")}
    >
      <Compared label={t("genuine.compared")} text={answer.compared} />
      <dl class="statement">
        {entry.numericId && (
          <div>
            <dt>{t("genuine.account-number")}</dt>
            <dd>
              <bdi class="mono" dir="ltr">
                {entry.numericId}
              </bdi>
            </dd>
          </div>
        )}
        {entry.badge !== "none" && (
          <div>
            <dt>{t("genuine.badge")}</dt>
            <dd>{t(`genuine.badge.${entry.badge}`)}</dd>
          </div>
        )}
        <div>
          <dt>{t("genuine.brand")}</dt>
          <dd>{entry.brand}</dd>
        </div>
        <div>
          <dt>{t("genuine.since")}</dt>
          <dd>
            <When at={`${entry.since}T12:00:00Z`} how="day" />
          </dd>
        </div>
        <div>
          <dt>{t("genuine.entry")}</dt>
          <dd>{t("genuine.entry.of", { key: entry.key, n: answer.register.version })}</dd>
        </div>
      </dl>
      <NotProof>
        <p>{t(`genuine.not-proof.${isAccount ? "account" : proofOf(kind)}`)}</p>
        {isAccount && <p>{t("genuine.only-there", { platform: t(`genuine.channel.${kind}`) })}</p>}
        {answer.handleOnly && <p>{t("genuine.handle-only")}</p>}
        {number && <p>{t("genuine.as-number", { number })}</p>}
      </NotProof>
    </Slip>
  )
}

function NotListed({ answer, query, site }: Asked) {
  const { t } = usePage()
  return (
    <Slip
      tone="unknown"
      icon="warning"
      kind={t("genuine.unknown")}
      title={t(`genuine.treat.${thingOf(answer.readAs)}`)}
      sum={
        <p>
          {answer.unsure
            ? t(`genuine.unsure.${answer.unsure}`)
            : t("genuine.looked", { n: answer.register.entries })}
        </p>
      }
      seal={<NoSeal />}
      checkedAt={answer.checkedAt}
    >
      <Why answer={answer} />
      <AlreadyPaid site={site} />
      <div class="acts-row">
        <ReportLink query={query} label="genuine.report-this" />
        <a class="btn quiet" href={paths.newTicket()}>
          {t("genuine.ask")}
        </a>
      </div>
    </Slip>
  )
}

function Impostor({ answer, query, site }: Asked) {
  const { t, locale } = usePage()
  const { impostor } = answer
  if (!impostor) return null
  const { takedown } = impostor
  return (
    <Slip
      tone="fake"
      icon="security"
      kind={t("genuine.fake")}
      title={t(answer.readAs === "website" ? "genuine.fake.website" : "genuine.fake.other")}
      sum={<p>{impostor.knownFor[locale === "zh-CN" ? "zh" : "en"]}</p>}
      seal={<VoidSeal />}
      checkedAt={answer.checkedAt}
    >
      <Why answer={answer} />
      <dl class="statement">
        <div>
          <dt>{t("genuine.first-reported")}</dt>
          <dd>
            <When
              at={impostor.firstReportedAt}
              how="day"
              say="genuine.by-customers"
              with={{ n: impostor.reporters }}
            />
          </dd>
        </div>
        <div>
          <dt>{t("genuine.known-for")}</dt>
          <dd>{impostor.knownFor[locale === "zh-CN" ? "zh" : "en"]}</dd>
        </div>
        {takedown && (
          <div>
            <dt>{t("genuine.takedown")}</dt>
            <dd>{t(`genuine.takedown.${takedown.answer}`, { on: takedown.askedOn, of: takedown.of })}</dd>
          </div>
        )}
      </dl>
      <AlreadyPaid site={site} />
      <div class="acts-row">
        <a class="btn danger" href={`${paths.lockedOut}?problem=taken-over`}>
          {t("genuine.entered")}
        </a>
        <ReportLink query={query} label="genuine.report-this" />
      </div>
    </Slip>
  )
}

function CannotCheck({ answer, site }: Omit<Asked, "query">) {
  const { t } = usePage()
  return (
    <Slip
      tone="unknown"
      icon="offline"
      kind={t("genuine.cannot")}
      title={t("genuine.cannot.title")}
      sum={<p>{t("genuine.cannot.more")}</p>}
      seal={<NoSeal />}
      checkedAt={answer.checkedAt}
    >
      <Compared label={t("genuine.compared")} text={answer.compared} />
      <AlreadyPaid site={site} />
    </Slip>
  )
}

/** What was compared, what it resembles, and by which characters it differs. */
function Why({ answer }: { answer: VerifyAnswer }) {
  const { t } = usePage()
  const { likeness, opens, compared } = answer
  const platform = likeness && likeness.kind !== "staff-role" ? t(`genuine.channel.${likeness.kind}`) : ""
  return (
    <>
      {likeness && (
        <div class="why">
          {likeness.tricks.map((trick) => (
            <p key={trick}>{t(`genuine.trick.${trick}`, { ours: likeness.ours, platform })}</p>
          ))}
          <Glyphs likeness={likeness} />
        </div>
      )}
      <Compared label={t("genuine.compared")} text={compared} />
      {opens && <Compared label={t("genuine.opens")} text={opens} />}
    </>
  )
}

function ReportLink({ query, label }: { query: string; label: PortalKey }) {
  const { t, locale } = usePage()
  return (
    <a class="btn" href={`${publicPaths(locale).reportImpostor}?what=${encodeURIComponent(query)}`}>
      <Icon name="flag" />
      {t(label)}
    </a>
  )
}

const accounts = new Set<ReadKind>(["telegram", "x", "facebook", "discord", "wechat"])

function proofOf(kind: ReadKind): "website" | "email" | "phone" | "app" {
  return kind === "email" || kind === "phone" || kind === "app" ? kind : "website"
}

function thingOf(kind: ReadKind): "website" | "email" | "phone" | "account" | "app" | "other" {
  return accounts.has(kind) ? "account" : kind === "other" ? "other" : proofOf(kind)
}
