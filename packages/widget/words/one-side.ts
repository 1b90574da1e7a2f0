import type { Catalogue } from "@veridesk/ui/say.ts"

/** One language of a catalogue. */
export function oneSide<C extends Catalogue>(
  catalogue: C,
  side: "en" | "zh",
): Record<keyof C & string, string> {
  const pairs = Object.entries(catalogue).map(([key, text]) => [key, text[side]])
  return Object.fromEntries(pairs) as Record<keyof C & string, string>
}
