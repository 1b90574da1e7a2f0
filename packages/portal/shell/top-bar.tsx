import { pathIn } from "@veridesk/contract/locale.ts"
import type { Locale } from "@veridesk/ui/say.ts"
import { paths } from "../paths.ts"
import { publicPaths } from "../paths-public.ts"
import { Icon } from "./icon.tsx"
import { Once } from "./once.tsx"
import { usePage } from "./page-state.ts"

/** The entries of the main navigation. */
export type Here = "home" | "announcements" | "verify" | "status" | "tickets"

export function TopBar({ here, form }: { here: Here | null; form: string | null }) {
  return (
    <header class="top">
      <div class="wrap">
        <Once name={`top ${here}`}>{() => <Ways here={here} />}</Once>
        <div class="tools">
          <LanguageSwitch form={form} />
          <Account />
        </div>
      </div>
    </header>
  )
}

/** Whose pages these are, and where else to go. */
function Ways({ here }: { here: Here | null }) {
  const { t, brand, viewer, locale } = usePage()
  const to = publicPaths(locale)
  return (
    <>
      <a class="brand" href={to.home}>
        <Mark />
        <b>
          {brand.shortName}
          {brand.name.startsWith(brand.shortName) && <i>{brand.name.slice(brand.shortName.length)}</i>}
        </b>
        <span>{t("nav.support")}</span>
      </a>
      <nav aria-label={t("nav.main")}>
        <a href={to.home} aria-current={here === "home" ? "page" : undefined}>
          {t("nav.help")}
        </a>
        <a href={to.announcements} aria-current={here === "announcements" ? "page" : undefined}>
          {t("nav.announcements")}
        </a>
        <a href={to.verify()} aria-current={here === "verify" ? "page" : undefined}>
          {t("nav.verify")}
        </a>
        <a href={to.status} aria-current={here === "status" ? "page" : undefined}>
          {t("nav.status")}
        </a>
        <a href={paths.tickets} aria-current={here === "tickets" ? "page" : undefined}>
          {t("nav.tickets")}
          {viewer && viewer.waitingForYou > 0 && (
            <span class="badge">
              {viewer.waitingForYou}
              <span class="vh"> {t("nav.waiting")}</span>
            </span>
          )}
        </a>
      </nav>
    </>
  )
}

/** The exchange's own mark, or its first letter. */
export function Mark() {
  const { brand } = usePage()
  return (
    <svg class="mark" viewBox="0 0 24 24" aria-hidden="true">
      {brand.mark ? (
        <path d={brand.mark} />
      ) : (
        <text x="12" y="18" text-anchor="middle">
          {brand.shortName.slice(0, 1)}
        </text>
      )}
    </svg>
  )
}

/** Names each language in its own script. On a page with a form it is a button, so that nothing typed is lost. */
function LanguageSwitch({ form }: { form: string | null }) {
  const { locale, path } = usePage()
  const other: Locale = locale === "en" ? "zh-CN" : "en"
  const label = (
    <>
      <Icon name="language" size="s" />
      {other === "en" ? "English" : "简体中文"}
    </>
  )
  if (form)
    return (
      <>
        {/* The first button of a form is the one that Enter presses: it must not be the language. */}
        <button class="vh" form={form} name="act" value="review" tabindex={-1} aria-hidden="true" />
        <button class="tool" form={form} name="act" value={`language:${other}`} formNoValidate lang={other}>
          {label}
        </button>
      </>
    )
  return (
    <a class="tool" href={withLanguage(path, other)} lang={other} hreflang={other}>
      {label}
    </a>
  )
}

function Account() {
  const { t, viewer, csrf, path } = usePage()
  if (!viewer)
    return (
      <a class="tool" href={`${paths.signIn}?next=${encodeURIComponent(path)}`}>
        <Icon name="account" size="s" />
        {t("nav.sign-in")}
      </a>
    )
  return (
    <details class="menu">
      <summary class="tool">
        <Icon name="account" size="s" />
        <bdi>{viewer.name}</bdi>
        <Icon name="down" size="s" />
      </summary>
      <ul class="sheet">
        <li>
          <a href={paths.security}>{t("nav.security")}</a>
        </li>
        <li>
          <form method="post" action={paths.signOut}>
            <input type="hidden" name="_csrf" value={csrf} />
            <button>{t("nav.sign-out")}</button>
          </form>
        </li>
      </ul>
    </details>
  )
}

/** The same page in the other language; the query has the reader's choice remembered. */
function withLanguage(path: string, locale: Locale): string {
  const url = new URL(pathIn(locale, path) ?? path, "http://x")
  url.searchParams.set("lang", locale)
  return `${url.pathname}${url.search}`
}
