/** Our own ink; a brand that leaves it needs nothing computed. */
const USUAL = "#0b5563"
const WHITE: Rgb = [255, 255, 255]
const BLACK: Rgb = [0, 0, 0]
const LIGHT_GROUND = WHITE
const DARK_GROUND: Rgb = [19, 26, 25]
const ENOUGH = 4.5

type Rgb = [red: number, green: number, blue: number]

/**
 * The colours of a brand's accent, corrected until text on it and in it can be read (WCAG 1.4.3): darker on light ground,
 * lighter on dark. Null for our own, and for what is no colour. Colours of states and of the seal are never the brand's.
 */
export function accentOf(hex: string): Record<"light" | "dark", Record<string, string>> | null {
  const given = read(hex)
  if (!given || hex.toLowerCase() === USUAL) return null
  const light = until(given, BLACK, (colour) => contrast(colour, LIGHT_GROUND) >= ENOUGH)
  const dark = until(given, WHITE, (colour) => contrast(colour, DARK_GROUND) >= ENOUGH + 1)
  const told = (accent: Rgb, { ground, on, to }: { ground: Rgb; on: Rgb; to: Rgb }) => ({
    "--accent": write(accent),
    "--accent-hover": write(mix(accent, to, 0.2)),
    "--on-accent": write(on),
    "--accent-soft": write(mix(ground, accent, 0.14)),
  })
  return {
    light: told(light, { ground: LIGHT_GROUND, on: WHITE, to: BLACK }),
    dark: told(dark, { ground: DARK_GROUND, on: BLACK, to: WHITE }),
  }
}

function until(from: Rgb, to: Rgb, isGood: (colour: Rgb) => boolean): Rgb {
  for (let share = 0; share < 1; share += 0.04) {
    const colour = mix(from, to, share)
    if (isGood(colour)) return colour
  }
  return to
}

function read(hex: string): Rgb | null {
  const digits = /^#([0-9a-f]{6})$/i.exec(hex)?.[1]
  if (!digits) return null
  const value = Number.parseInt(digits, 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
}

function write(colour: Rgb): string {
  return `#${colour.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`
}

function mix([r, g, b]: Rgb, [r2, g2, b2]: Rgb, share: number): Rgb {
  const of = (a: number, z: number) => a + (z - a) * share
  return [of(r, r2), of(g, g2), of(b, b2)]
}

function luminance(colour: Rgb): number {
  const [r = 0, g = 0, b = 0] = colour.map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

export function contrast(a: Rgb, b: Rgb): number {
  const [more = 0, less = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x)
  return (more + 0.05) / (less + 0.05)
}
