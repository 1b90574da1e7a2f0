import type { IconName } from "@veridesk/ui/icons.ts"
import { paths } from "../paths.ts"
import { publicPaths } from "../paths-public.ts"
import type { ToolKey, ToolsProps } from "../props-tools.ts"
import { Crumbs } from "../shell/crumbs.tsx"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"
import { ReaderNote } from "./tool-frame.tsx"

const tools: { tool: ToolKey; icon: IconName; needs: "none" | "session" }[] = [
  { tool: "deposit", icon: "deposit", needs: "none" },
  { tool: "withdrawal", icon: "withdrawal", needs: "session" },
  { tool: "lock", icon: "lock", needs: "session" },
  { tool: "api-errors", icon: "api", needs: "none" },
]

/** All tools at a glance. */
export function ToolsPage({ reader }: ToolsProps) {
  const { t, locale } = usePage()
  const to = publicPaths(locale)
  const at: Record<ToolKey, string> = {
    deposit: to.depositTool,
    withdrawal: to.withdrawalTool,
    lock: to.lockTool,
    "api-errors": to.apiErrorTool,
  }
  return (
    <div class="wrap selfhelp">
      <Crumbs trail={[{ href: to.home, label: t("nav.help") }]} here={t("tools.title")} />
      <header class="page-head">
        <h1>{t("tools.title")}</h1>
        <p class="lead">{t("tools.lead")}</p>
      </header>
      <ReaderNote reader={reader} signIn={`${paths.signIn}?next=${encodeURIComponent(to.tools)}`} />
      <ul class="tool-list">
        {tools.map(({ tool, icon, needs }) => (
          <li key={tool}>
            <a href={at[tool]}>
              <Icon name={icon} size="l" />
              <b>{t(`tool.${tool}`)}</b>
              <span>{t(`tool.${tool}.about`)}</span>
              <small>{t(`tool.needs.${needs}`)}</small>
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
