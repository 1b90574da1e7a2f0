import type { BrandTheme } from "@veridesk/contract/brands.ts"

/** The accent that the tokens (packages/ui/css/tokens.css) were drawn for: with it the house's own colours stand. */
export const DEFAULT_ACCENT = "#0b5563"

/**
 * The house's own colours, and what theme.ts judges of them: written down, so that an installation that hasn't chosen
 * colours of its own needs no library of colours.
 */
export const HOUSE_THEME: BrandTheme = {
  light: {
    accent: DEFAULT_ACCENT,
    hover: "#08424d",
    onAccent: "#ffffff",
    soft: "#d8ebed",
    ground: "#ffffff",
    moved: false,
    contrast: 6.91,
  },
  dark: {
    accent: "#63bbc9",
    hover: "#86cdd8",
    onAccent: "#04212a",
    soft: "#10343a",
    ground: "#131a19",
    moved: true,
    contrast: 7.25,
  },
}
