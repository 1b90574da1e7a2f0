import type { ComponentChildren } from "preact"
import { publicPaths } from "../paths-public.ts"
import { Once } from "../shell/once.tsx"
import { usePage } from "../shell/page-state.ts"
import { Seal } from "./seal.tsx"

export type Tab = (typeof TABS)[number]
const TABS = ["channel", "message", "agent", "transcript"] as const

/** The head that the ways of checking share. */
export function VerifyHead({ tab, lead, children }: { tab: Tab; lead: string; children: ComponentChildren }) {
  return (
    <header class="vhead">
      <Once name={`verify ${tab}`}>{() => <Tabs tab={tab} lead={lead} />}</Once>
      {children}
    </header>
  )
}

function Tabs({ tab, lead }: { tab: Tab; lead: string }) {
  const { t, brand, locale } = usePage()
  const to = publicPaths(locale)
  const hrefs = {
    channel: to.verify(),
    message: to.verifyMessage,
    agent: to.verifyAgent,
    transcript: to.verifyTranscript,
  }
  return (
    <>
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
    </>
  )
}
