import type { ComponentChildren } from "preact"
import type { PageContext } from "../props.ts"
import { Footer } from "./footer.tsx"
import { usePage } from "./page-state.ts"
import { TopBar } from "./top-bar.tsx"

export interface DocumentProps {
  title: string
  context: PageContext
  /** Island that brings this page to life, besides the one that every page has. */
  island: string | null
  /** Which entry of the main navigation this page belongs to. */
  here: "home" | "tickets" | "new" | null
  /** Form whose values a language switch must keep. */
  form: string | null
  children: ComponentChildren
}

/** The whole HTML document: head, top bar, main, footer, scripts. Nothing inline runs without the nonce. */
export function Document({ title, context, island, here, form, children }: DocumentProps) {
  const { t, brand, locale } = usePage()
  const scripts = ["page", ...(island ? [island] : [])].flatMap((name) => {
    const entry = context.assets.islands[name]
    return entry ? [entry] : []
  })
  const preloads = [...new Set(scripts.flatMap((entry) => entry.imports))]
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
        <link rel="stylesheet" href={context.assets.css} />
        <noscript>
          <style nonce={context.nonce}>{".js-only{display:none!important}"}</style>
        </noscript>
        {preloads.map((href) => (
          <link key={href} rel="modulepreload" href={href} nonce={context.nonce} />
        ))}
        {scripts.map((entry) => (
          <script key={entry.src} type="module" src={entry.src} nonce={context.nonce} />
        ))}
      </head>
      <body>
        <a class="skip" href="#main">
          {t("skip")}
        </a>
        <TopBar here={here} form={form} />
        <main id="main" tabindex={-1}>
          <p id="copied" role="status" class="vh" data-text={t("copy.done")} />
          {children}
        </main>
        <Footer theme={context.theme} />
      </body>
    </html>
  )
}
