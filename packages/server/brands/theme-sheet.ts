import { createHash } from "node:crypto"
import type { BrandScheme, BrandTheme } from "@veridesk/contract/brands.ts"

export type ThemeSheet = { href: string; css: string }

/** A brand's colours as a style sheet that goes after the tokens; its name changes with what is in it. */
export function themeSheet(key: string, { light, dark }: BrandTheme): ThemeSheet {
  const css = [
    `:root{${valuesOf(light)}}`,
    `@media(prefers-color-scheme:dark){:root:not([data-theme="light"]){${valuesOf(dark)}}}`,
    `:root[data-theme="dark"]{${valuesOf(dark)}}`,
  ].join("")
  const hash = createHash("sha256").update(css).digest("base64url").slice(0, 10)
  return { href: `/theme/${key}.${hash}.css`, css }
}

function valuesOf({ accent, hover, onAccent, soft }: BrandScheme): string {
  return Object.entries({
    accent,
    "accent-hover": hover,
    "on-accent": onAccent,
    "accent-soft": soft,
    "bubble-own": soft,
    "tint-1": `${accent}0f`,
    "tint-2": `${accent}1f`,
    "margin-rule": `${accent}66`,
  })
    .map(([name, value]) => `--${name}:${value}`)
    .join(";")
}
