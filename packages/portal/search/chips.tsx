import type { SearchChip } from "../props-search.ts"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"

/** Filters as links: each leads to the results with it on, or off again. */
export function Chips({ chips }: { chips: SearchChip[] }) {
  const { t } = usePage()
  if (chips.length < 2 && !chips.some(({ on }) => on)) return null
  return (
    <nav class="chips" aria-label={t("search.filters")}>
      {chips.map(({ label, count, href, on }) => (
        <a key={href} class={on ? "chip on" : "chip"} href={href} aria-current={on ? "true" : undefined}>
          {"kind" in label ? t(`search.kind.${label.kind}`) : label.topic}
          <span class="n">{count}</span>
          {on && <Icon name="close" size="s" />}
        </a>
      ))}
    </nav>
  )
}
