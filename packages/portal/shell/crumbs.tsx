import type { ComponentChildren } from "preact"
import { usePage } from "./page-state.ts"

/** The way here. The last entry is the page itself and no link. */
export function Crumbs({
  trail,
  here,
}: {
  trail: { href: string; label: string }[]
  here: ComponentChildren
}) {
  const { t } = usePage()
  return (
    <nav aria-label={t("nav.trail")}>
      <ol class="crumbs">
        {trail.map(({ href, label }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
        <li aria-current="page">{here}</li>
      </ol>
    </nav>
  )
}
