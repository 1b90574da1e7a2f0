import type { BrandFacts, Locale, ViewerFacts } from "../props.ts"

/** The moment of every preview: the afternoon of the day that the demo tells of. */
export const now = "2026-11-22T06:06:12Z"

export const kestrel: BrandFacts = {
  name: "Kestrel Exchange",
  shortName: "Kestrel",
  host: "help.kestrel.example",
  supportEmail: "support@kestrel.example",
  mailFrom: "no-reply@kestrel.example",
  mark: "M2 5h10.5L22 15.5M2 10.5h8L17 18M2 16h5.5l4 4.5",
  theme: null,
}

export const zhiyuan: ViewerFacts = { name: "UID ••4471", waitingForYou: 1 }

export const txid = "a4c123b1612dd272d1371c17149d439536b3216fdaeeb975729fae923d5a4fd1"
export const address = "TVKnRyjP2WPBg8Y4ErK9pGSSxY6BVScJy9"
export const retired = "TUuxcJnTPkyRFA6CAFjF1YveCHK1ATbQgd"

/** Picks the text of the reader's language. */
export function pick(locale: Locale, en: string, zh: string): string {
  return locale === "en" ? en : zh
}
