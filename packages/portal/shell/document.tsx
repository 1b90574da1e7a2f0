import type { ComponentChildren } from "preact"
import type { PageContext } from "../props.ts"
import { Banners } from "./banners.tsx"
import { Footer } from "./footer.tsx"
import { Once } from "./once.tsx"
import { usePage } from "./page-state.ts"
import { PublicHead } from "./public-head.tsx"
import { type Here, TopBar } from "./top-bar.tsx"

export interface DocumentProps {
  title: string
  context: PageContext
  /** Island that brings this page to life, besides the one that every page has. */
  island: string | null
  /** Style sheet besides the one of every page. */
  sheet: string | null
  /** Which entry of the main navigation this page belongs to. */
  here: Here | null
  /** Form whose values a language switch must keep. */
  form: string | null
  children: ComponentChildren
}

/** The whole HTML document: head, top bar, main, footer, scripts. Nothing inline runs without the nonce. */
export function Document({ title, context, island, sheet, here, form, children }: DocumentProps) {
  const { t, brand, locale } = usePage()
  return (
    <html lang={locale} data-theme={context.theme === "system" ? undefined : context.theme}>
      <head>
        <meta charset="utf-8" />
        <meta
          name="viewport"
          content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content"
        />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="same-origin" />
        <meta name="format-detection" content="telephone=no" />
        <title>{t("document.title", { title, brand: brand.shortName })}</title>
        <PublicHead title={title} head={context.head} />
        <Once name={`files ${sheet} ${island}`}>
          {() => <Files context={context} island={island} sheet={sheet} />}
        </Once>
      </head>
      <body>
        <a class="skip" href="#main">
          {t("skip")}
        </a>
        <TopBar here={here} form={form} />
        <Banners banners={context.banners} />
        <main id="main" tabindex={-1}>
          <p id="copied" role="status" class="vh" data-text={t("copy.done")} />
          {children}
        </main>
        <Footer theme={context.theme} />
      </body>
    </html>
  )
}

/** Style sheets and scripts. Nothing inline runs without the nonce. */
function Files({ context, island, sheet }: Pick<DocumentProps, "context" | "island" | "sheet">) {
  const scripts = ["page", ...(island ? [island] : [])].flatMap((name) => {
    const entry = context.assets.islands[name]
    return entry ? [entry] : []
  })
  const sheets = [context.assets.css, sheet && context.assets.sheets[sheet], context.brand.theme].filter(
    (href) => href !== null && href !== undefined,
  )
  const nonce = context.nonce || undefined
  const preloads = [...new Set(scripts.flatMap((entry) => entry.imports))]
  return (
    <>
      {sheets.map((href) => (
        <link key={href} rel="stylesheet" href={href} />
      ))}
      {/* Allowed by its hash in the policy: change both together. */}
      <noscript>
        <style>{".js-only{display:none!important}"}</style>
      </noscript>
      {preloads.map((href) => (
        <link key={href} rel="modulepreload" href={href} nonce={nonce} />
      ))}
      {scripts.map((entry) => (
        <script key={entry.src} type="module" src={entry.src} nonce={nonce} />
      ))}
    </>
  )
}
