import type { ComponentChildren } from "preact"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"

/** The card that every way in stands on: engraved head, the host to compare with the address bar, a perforation. */
export function Gate({ children, under }: { children: ComponentChildren; under?: ComponentChildren }) {
  const { t, brand } = usePage()
  return (
    <div class="wrap">
      <div class="gate">
        <section class="doc">
          <div class="engraved" aria-hidden="true" />
          <p class="where">
            <Icon name="lock" size="s" />
            <span>
              {t("gate.host")} <bdi dir="ltr">{brand.host}</bdi>
            </span>
          </p>
          <div class="perf" aria-hidden="true" />
          <div class="step">{children}</div>
        </section>
        <p class="meta">{under ?? t("gate.never", { brand: brand.shortName })}</p>
      </div>
    </div>
  )
}

/** Rows at the foot of a gate that lead elsewhere. */
export function GateLinks({ links }: { links: { href: string; label: string }[] }) {
  return (
    <div class="lost">
      {links.map(({ href, label }) => (
        <a key={href + label} href={href}>
          {label}
          <Icon name="forward" size="s" />
        </a>
      ))}
    </div>
  )
}
