import type { BrandTheme } from "@veridesk/contract/brands.ts"
import { useSay } from "../words/words.ts"
import css from "./brands.module.css"

/** What an accent becomes in both schemes, and whether it had to be moved so that everybody can read it. */
export function ThemeSample({ accent, theme }: { accent: string; theme: BrandTheme }) {
  const words = useSay()
  return (
    <div className={css.samples}>
      {(["light", "dark"] as const).map((scheme) => {
        const { ground, accent: shown, onAccent, soft, contrast, moved } = theme[scheme]
        return (
          <figure key={scheme}>
            <p style={{ background: ground }}>
              <b style={{ background: shown, color: onAccent }}>{words("brands.sample.button")}</b>{" "}
              <u style={{ background: soft, color: shown }}>{words("brands.sample.link")}</u>
            </p>
            <figcaption>
              {words(moved ? "brands.moved" : "brands.kept", {
                scheme: words(`theme.${scheme}`),
                wanted: accent,
                shown,
                contrast: contrast.toFixed(1),
              })}
            </figcaption>
          </figure>
        )
      })}
    </div>
  )
}
