import { paths } from "../paths.ts"
import { publicPaths } from "../paths-public.ts"
import type { ContactProps } from "../props-tools.ts"
import { Mailboxes } from "./mailboxes.tsx"
import { Crumbs } from "../shell/crumbs.tsx"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"
import { Wait } from "../shell/when.tsx"

/** Which way for which problem, and how long it takes now; every channel is one of the official register. */
export function ContactPage(props: ContactProps) {
  const { t, locale } = usePage()
  const to = publicPaths(locale)
  return (
    <div class="wrap selfhelp contact">
      <Crumbs trail={[{ href: to.home, label: t("nav.help") }]} here={t("cont.title")} />
      <header class="page-head">
        <h1>{t("cont.title")}</h1>
        <p class="lead">{t("cont.lead")}</p>
      </header>
      <div class="callout danger">
        <Icon name="security" />
        <div>
          <strong>{t("cont.urgent")}</strong>
          <p>{t("cont.urgent.more")}</p>
          <p class="acts">
            <a class="btn danger" href={`${paths.lockedOut}?problem=taken-over`}>
              {t("cont.urgent.go")}
            </a>
          </p>
        </div>
      </div>
      <Ways rows={props.rows} />
      <Prepare />
      <Mailboxes mailboxes={props.mailboxes} />
      <Channels channels={props.channels} />
      <Absent absent={props.absent} />
    </div>
  )
}

function Ways({ rows }: Pick<ContactProps, "rows">) {
  const { t } = usePage()
  return (
    <section>
      <table class="sheet-table ways-table">
        <caption class="vh">{t("cont.title")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("cont.problem")}</th>
            <th scope="col">{t("cont.way")}</th>
            <th scope="col">{t("cont.now")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.problem}>
              <th scope="row">{t(`cont.p.${row.problem}`)}</th>
              <td data-label={t("cont.way")}>
                <a href={row.href}>{t(`cont.w.${row.problem}`)}</a>
              </td>
              <td data-label={t("cont.now")}>
                <Now row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.some(({ reply }) => !reply) && <p class="meta">{t("stat.replies-none")}</p>}
    </section>
  )
}

function Now({ row }: { row: ContactProps["rows"][number] }) {
  const { t } = usePage()
  return (
    <>
      {row.waiting !== null && t("cont.waiting", { n: row.waiting })}
      {row.waiting !== null && row.reply && " · "}
      {row.reply && (
        <>
          {t("cont.reply")}{" "}
          <b>
            <Wait {...row.reply} />
          </b>
        </>
      )}
      {row.waiting === null && !row.reply && <span class="few">{t("cont.no-data")}</span>}
    </>
  )
}

function Prepare() {
  const { t } = usePage()
  return (
    <section aria-labelledby="prepare-h">
      <h2 class="sec-title" id="prepare-h">
        {t("cont.prepare")}
      </h2>
      <ul class="points">
        {([1, 2, 3] as const).map((n) => (
          <li key={n}>{t(`cont.prepare.${n}`)}</li>
        ))}
      </ul>
      <p class="st wait">
        <Icon name="warning" size="s" />
        {t("cont.prepare.never")}
      </p>
    </section>
  )
}

function Channels({ channels }: Pick<ContactProps, "channels">) {
  const { t, locale } = usePage()
  const verify = publicPaths(locale).verify()
  return (
    <section aria-labelledby="official-h">
      <h2 class="sec-title" id="official-h">
        {t("cont.official")}
        <a href={verify}>{t("cont.verify")}</a>
      </h2>
      {channels.length === 0 ? (
        <p>{t("cont.official.none")}</p>
      ) : (
        <>
          <p class="meta">{t("cont.official.more")}</p>
          <table class="sheet-table channels-table">
            <thead>
              <tr>
                <th scope="col">{t("cont.channel")}</th>
                <th scope="col">{t("cont.address")}</th>
                <th scope="col">{t("cont.use")}</th>
              </tr>
            </thead>
            <tbody>
              {channels.map(({ kind, name, address, use }) => (
                <tr key={`${kind} ${address}`}>
                  <th scope="row">{name || t(`cont.kind.${kind}`)}</th>
                  <td data-label={t("cont.address")}>
                    <bdi class="mono" dir="ltr">
                      {address}
                    </bdi>
                  </td>
                  <td data-label={t("cont.use")}>{use}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  )
}

function Absent({ absent }: Pick<ContactProps, "absent">) {
  const { t } = usePage()
  return (
    <section aria-labelledby="absent-h">
      <h2 class="sec-title" id="absent-h">
        {t("cont.absent")}
      </h2>
      <ul class="points">
        {absent.map((channel) => (
          <li key={channel}>{t(`cont.absent.${channel}`)}</li>
        ))}
      </ul>
    </section>
  )
}
