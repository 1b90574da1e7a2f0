import { useApp } from "../panel/app.ts"
import { Icon } from "./icon.tsx"

/** The two words, as a link to where they can be checked; never digits, so never taken for a code. */
export function Pair({ pair, href }: { pair: readonly [string, string]; href: string }) {
  const { t } = useApp()
  return (
    <a class="seal" href={href} target="_blank" rel="noopener" title={t("pair.check")}>
      <Icon name="seal" size="s" />
      <span class="vh">{t("pair.label")} </span>
      {pair.join(" · ")}
    </a>
  )
}
