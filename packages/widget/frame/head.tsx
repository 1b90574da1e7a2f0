import { useApp } from "../panel/app.ts"
import { Icon } from "./icon.tsx"
import { Menu } from "./menu.tsx"
import { Pair } from "./pair.tsx"

/** Who is at the other end, one true line under it, the menu, and the way out. */
export function Head(o: {
  title: string
  line?: string | null
  pair?: readonly [string, string] | null
  onBack?: () => void
}) {
  const { t, host } = useApp()
  return (
    <header class="head">
      {o.onBack ? (
        <button type="button" class="ib back" aria-label={t("back")} title={t("back")} onClick={o.onBack}>
          <Icon name="back" flip />
        </button>
      ) : (
        <span class="mark">
          <Icon name="bird" />
        </span>
      )}
      <div>
        <h2 tabIndex={-1} data-first>
          {o.title}
        </h2>
        {o.pair ? (
          <Pair pair={o.pair} href={`${host.config.help.verify}/agent`} />
        ) : (
          o.line && <p class="meta">{o.line}</p>
        )}
      </div>
      <Menu />
      {host.mode === "panel" && (
        <button
          type="button"
          class="ib"
          aria-label={t("minimise")}
          title={t("minimise")}
          onClick={host.onClose}
        >
          <Icon name="down" />
        </button>
      )}
    </header>
  )
}
