import type { ComponentChildren } from "preact"
import { publicPaths } from "../paths-public.ts"
import { usePage } from "../shell/page-state.ts"
import { Seal } from "./seal.tsx"

export type Tab = (typeof TABS)[number]
const TABS = ["channel", "message", "agent", "transcript"] as const

/** The head that the ways of checking share. */
export function VerifyHead({ tab, lead, children }: { tab: Tab; lead: string; children: ComponentChildren }) {
  const { t, brand, locale } = usePage()
  const to = publicPaths(locale)
  const hrefs = {
    channel: to.verify(),
    message: to.verifyMessage,
    agent: to.verifyAgent,
    transcript: to.verifyTranscript,
  }
  return (
    <header class="vhead">
      <Seal />
      <h1>{t("genuine.title", { brand: brand.shortName })}</h1>
      <p class="lead">{lead}</p>
      <nav class="tabs" aria-label={t("genuine.tabs")}>
        {TABS.map((each) => (
          <a key={each} href={hrefs[each]} aria-current={each === tab ? "page" : undefined}>
            {t(`genuine.tab.${each}`)}
          </a>
        ))}
      </nav>
      {children}
    </header>
  )
}
