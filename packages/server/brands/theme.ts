import type { BrandScheme, BrandTheme } from "@veridesk/contract/brands.ts"
import {
  clampChroma,
  formatHex,
  modeLrgb,
  modeOklab,
  modeOklch,
  modeRgb,
  type Oklch,
  useMode,
  wcagContrast,
} from "culori/fn"
import { DEFAULT_ACCENT, HOUSE_THEME } from "./house-theme.ts"

useMode(modeRgb)
useMode(modeLrgb)
useMode(modeOklab)
const oklch = useMode(modeOklch)

/** WCAG 2.2, 1.4.3: text of the usual size. */
const READABLE = 4.5
/** The grounds that the accent stands on as text (packages/ui/css/tokens.css): the hardest of each scheme. */
const GROUNDS = { light: ["#ffffff", "#f1f4f3", "#e4eae8"], dark: ["#131a19", "#0c1211", "#1a2322"] } as const
const STEP = 0.01

/**
 * The colours a brand's accent becomes: the same hue, made darker on light grounds and lighter on dark ones until every
 * text in it and on it reaches 4.5:1. Statuses and the seal keep their own colours in every brand.
 * @param accent "#rrggbb"
 */
export function themeOf(accent: string): BrandTheme {
  const wanted = oklch(accent) ?? { mode: "oklch", l: 0.4, c: 0, h: 0 }
  if (accent === DEFAULT_ACCENT) {
    const as = (scheme: "light" | "dark") => ({
      ...HOUSE_THEME[scheme],
      ...judged(wanted, HOUSE_THEME[scheme].accent, GROUNDS[scheme]),
    })
    return { light: as("light"), dark: as("dark") }
  }
  return { light: lightScheme(wanted), dark: darkScheme(wanted) }
}

function lightScheme(wanted: Oklch): BrandScheme {
  const soft = shade(wanted, { l: 0.92, c: Math.min(wanted.c, 0.03) })
  const accent = moved(wanted, -STEP, ["#ffffff", ...GROUNDS.light, soft])
  const l = oklch(accent)?.l ?? 0
  return {
    accent,
    hover: shade(wanted, { l: Math.max(0, l - 0.07), c: wanted.c }),
    onAccent: "#ffffff",
    soft,
    ...judged(wanted, accent, [...GROUNDS.light, soft]),
  }
}

function darkScheme(wanted: Oklch): BrandScheme {
  const soft = shade(wanted, { l: 0.3, c: Math.min(wanted.c, 0.04) })
  const onAccent = shade(wanted, { l: 0.2, c: Math.min(wanted.c, 0.04) })
  const accent = moved(wanted, STEP, [...GROUNDS.dark, soft, onAccent])
  const l = oklch(accent)?.l ?? 1
  return {
    accent,
    hover: shade(wanted, { l: Math.min(0.97, l + 0.07), c: wanted.c }),
    onAccent,
    soft,
    ...judged(wanted, accent, [...GROUNDS.dark, soft]),
  }
}

/** Goes step by step the way that is given until the colour can be read on all grounds; black and white always can. */
function moved(wanted: Oklch, step: number, grounds: readonly string[]): string {
  for (let l = wanted.l; l > 0 && l < 1; l += step) {
    const colour = shade(wanted, { l, c: wanted.c })
    if (readable(colour, grounds)) return colour
  }
  return step < 0 ? "#000000" : "#ffffff"
}

function readable(colour: string, grounds: readonly string[]): boolean {
  return grounds.every((ground) => wcagContrast(colour, ground) >= READABLE)
}

function judged(wanted: Oklch, accent: string, grounds: readonly string[]) {
  return {
    ground: grounds[0] ?? accent,
    moved: accent !== shade(wanted, wanted),
    contrast: Math.floor(Math.min(...grounds.map((ground) => wcagContrast(accent, ground))) * 100) / 100,
  }
}

function shade({ h }: Oklch, { l, c }: { l: number; c: number }): string {
  return formatHex(clampChroma({ mode: "oklch", l, c, ...(h === undefined ? {} : { h }) }, "oklch"))
}
