import { paths } from "../paths.ts"
import { publicPaths } from "../paths-public.ts"
import type { PageContext } from "../props.ts"
import { zoneName } from "./clock.ts"
import { Icon } from "./icon.tsx"
import { Once } from "./once.tsx"
import { usePage } from "./page-state.ts"

/** The same on every page, contact first (WCAG 3.2.6), with the sentence that scammers can't live with. */
export function Footer({ theme }: { theme: PageContext["theme"] }) {
  return (
    <footer class="foot">
      <div class="wrap">
        <Once name="ways">{() => <Ways />}</Once>
        <ThemeSwitch theme={theme} />
        <Once name="never">{() => <Never />}</Once>
      </div>
    </footer>
  )
}

function Ways() {
  const { t, brand, viewer, locale } = usePage()
  const to = publicPaths(locale)
  return (
    <>
      <section>
        <h2>{t("foot.contact")}</h2>
        <ul>
          <li>
            <a href={to.contact}>
              <Icon name="people" size="s" />
              {t("foot.ways")}
            </a>
          </li>
          <li>
            <a href={paths.newTicket()}>
              <Icon name="ticket" size="s" />
              {t("nav.new")}
            </a>
          </li>
          <li>
            <a href={`mailto:${brand.supportEmail}`}>
              <Icon name="mail" size="s" />
              {brand.supportEmail}
            </a>
          </li>
          <li>
            <a href={paths.lockedOut}>
              <Icon name="lock" size="s" />
              {t("foot.locked-out")}
            </a>
          </li>
        </ul>
      </section>
      <Links
        title={t("foot.check")}
        links={[
          { href: to.verify(), label: t("foot.verify") },
          { href: to.verifyAgent, label: t("foot.agent") },
          { href: to.verifyTranscript, label: t("foot.transcript") },
          { href: to.reportImpostor, label: t("foot.report") },
        ]}
      />
      <Links
        title={t("foot.help")}
        links={[
          { href: to.tools, label: t("tools.title") },
          { href: to.status, label: t("stat.title") },
          { href: paths.tickets, label: t("nav.tickets") },
          viewer
            ? { href: paths.security, label: t("nav.security") }
            : { href: paths.register, label: t("nav.register") },
        ]}
      />
    </>
  )
}

function Never() {
  const { t, brand, zone, now } = usePage()
  return (
    <p class="never">
      <span>{t("foot.never", { brand: brand.shortName })}</span>
      <span>{t("foot.zone", { zone: zoneName(zone, now) })}</span>
    </p>
  )
}

function Links({ title, links }: { title: string; links: { href: string; label: string }[] }) {
  return (
    <section>
      <h2>{title}</h2>
      <ul>
        {links.map(({ href, label }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function ThemeSwitch({ theme }: { theme: PageContext["theme"] }) {
  const { t, csrf, path } = usePage()
  return (
    <section>
      <h2 id="theme-h">{t("foot.theme")}</h2>
      <form
        class="segments"
        method="post"
        action={paths.preferences}
        data-theme-switch
        aria-labelledby="theme-h"
      >
        {csrf && <input type="hidden" name="_csrf" value={csrf} />}
        <input type="hidden" name="back" value={path} />
        {(["system", "light", "dark"] as const).map((choice) => (
          <button key={choice} name="theme" value={choice} aria-pressed={choice === theme}>
            {t(`theme.${choice}`)}
          </button>
        ))}
      </form>
    </section>
  )
}
