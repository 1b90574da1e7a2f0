import type { Catalogue } from "@veridesk/ui/say.ts"

/** One language of a catalogue. */
export function oneSide(catalogue: Catalogue, side: "en" | "zh"): Record<string, string> {
  return Object.fromEntries(Object.entries(catalogue).map(([key, text]) => [key, text[side]]))
}
