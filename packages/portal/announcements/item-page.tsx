import { publicPaths } from "../paths-public.ts"
import type { AnnouncementProps } from "../props-announcements.ts"
import { Crumbs } from "../shell/crumbs.tsx"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"
import { When } from "../shell/when.tsx"
import { AnnouncementText } from "./body.tsx"
import { History, Signature } from "./proof.tsx"
import { kindPictures } from "./row.tsx"
import { BothTimes } from "./times.tsx"

/** One announcement: what, when in both clocks, for which assets, what has changed in it, and how to check it. */
export function AnnouncementPage(props: AnnouncementProps) {
  const { t, locale } = usePage()
  const { kind, severity, title, summary } = props
  return (
    <div class="wrap ann-item">
      <Crumbs
        trail={[{ href: publicPaths(locale).announcements, label: t("ann.title") }]}
        here={t("ann.number", { number: String(props.number) })}
      />
      <div class="split">
        <article lang={locale}>
          <header class="page-head">
            <p class="meta">
              <span class="kind">
                <Icon name={kindPictures[kind]} size="s" />
                {t(`ann.kind.${kind}`)}
              </span>
              {severity !== "info" && <b class={severity}>{t(`ann.severity.${severity}`)}</b>}
              <When at={props.publishedAt} how="full" zoned say="ann.published" />
            </p>
            <h1>{title}</h1>
            <p class="lead">{summary}</p>
          </header>
          <Standing {...props} />
          {props.startsAt && <Window startsAt={props.startsAt} endsAt={props.endsAt} />}
          {props.timeline.length > 0 && <Timeline steps={props.timeline} />}
          <AnnouncementText body={props.body} />
          {props.affected.length > 0 && <Affected things={props.affected} />}
        </article>
        <aside class="rail">
          <Signature {...props} />
          <History history={props.history} />
          <ul class="links">
            <li>
              <a
                href={props.otherLanguage.href}
                lang={locale === "en" ? "zh-CN" : "en"}
                hreflang={locale === "en" ? "zh-CN" : "en"}
              >
                {t("ann.other-language")}
                <Icon name="language" size="s" />
              </a>
            </li>
            <li>
              <a href={publicPaths(locale).subscribe}>
                {t("ann.stay.go")}
                <Icon name="mail" size="s" />
              </a>
            </li>
            <li class="js-only">
              <button type="button" data-print>
                {t("ann.print")}
                <Icon name="print" size="s" />
              </button>
            </li>
          </ul>
        </aside>
      </div>
    </div>
  )
}

/** Whether what stands here is still what we say. */
function Standing({ withdrawn, replaced, corrected }: AnnouncementProps) {
  const { t } = usePage()
  if (withdrawn)
    return (
      <div class="callout danger standing" role="note">
        <Icon name="warning" />
        <div>
          <strong>
            <When at={withdrawn.at} how="full" zoned say="ann.withdrawn" />
          </strong>
          <p>{withdrawn.why}</p>
        </div>
      </div>
    )
  if (replaced)
    return (
      <div class="callout warn standing" role="note">
        <Icon name="history" />
        <div>
          <strong>{t("ann.history.older", { note: replaced.note })}</strong>
          <p>
            <a href={replaced.href}>{t("ann.history.open-now")}</a>
          </p>
        </div>
      </div>
    )
  if (!corrected) return null
  return (
    <div class="callout info standing" role="note">
      <Icon name="info" />
      <div>
        <strong>{t("ann.superseded")}</strong>
        <p>{corrected.note}</p>
        <p class="meta">
          <When at={corrected.at} how="full" zoned />
        </p>
      </div>
    </div>
  )
}

function Window({ startsAt, endsAt }: { startsAt: string; endsAt: string | null }) {
  const { t } = usePage()
  return (
    <section class="doc window" aria-label={t("ann.window")}>
      <dl class="statement">
        <div>
          <dt>{t("ann.window.start")}</dt>
          <dd>
            <BothTimes at={startsAt} />
          </dd>
        </div>
        <div>
          <dt>{t("ann.window.end")}</dt>
          <dd>{endsAt ? <BothTimes at={endsAt} /> : t("ann.window.open")}</dd>
        </div>
      </dl>
    </section>
  )
}

function Timeline({ steps }: { steps: AnnouncementProps["timeline"] }) {
  const { t } = usePage()
  return (
    <section class="timeline" aria-labelledby="timeline-h">
      <h2 class="sec-title" id="timeline-h">
        {t("ann.timeline")}
      </h2>
      <ol>
        {steps.map((step) => (
          <li key={step.at} class={step.stage}>
            <p class="step">
              <b>{t(`ann.stage.${step.stage}`)}</b>
              <BothTimes at={step.at} />
            </p>
            <p>{step.text}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Affected({ things }: { things: AnnouncementProps["affected"] }) {
  const { t } = usePage()
  return (
    <section class="affected" aria-labelledby="affected-h">
      <h2 class="sec-title" id="affected-h">
        {t("ann.affected")}
      </h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("ann.asset")}</th>
            <th scope="col">{t("ann.affected.chain")}</th>
            <th scope="col">{t("ann.affected.effect")}</th>
          </tr>
        </thead>
        <tbody>
          {things.map(({ asset, chain, effect }) => (
            <tr key={`${asset} ${chain}`}>
              <th scope="row">{asset}</th>
              <td>{chain ?? t("ann.affected.every")}</td>
              <td>{effect}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
