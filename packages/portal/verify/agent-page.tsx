import { publicPaths } from "../paths-public.ts"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"
import { VerifyHead } from "./head.tsx"

/** The place of the check by two words, which comes with live chat. */
export function VerifyAgentPage() {
  const { t, locale } = usePage()
  return (
    <div class="wrap verify">
      <VerifyHead tab="agent" lead={t("genuine.agent.lead")}>
        <div class="callout">
          <Icon name="info" />
          <div>
            <strong>{t("genuine.agent.soon")}</strong>
            <p>
              {t("genuine.agent.now")}{" "}
              <a href={publicPaths(locale).verifyMessage}>{t("genuine.tab.message")}</a>
            </p>
          </div>
        </div>
      </VerifyHead>
    </div>
  )
}
