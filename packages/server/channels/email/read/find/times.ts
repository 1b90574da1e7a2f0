import { readOccurredAt } from "@veridesk/contract/chains/occurred-at.ts"

const TIME =
  /(?<!\d)(?:(北京时间|北京時間|utc\+8|日本時間|한국\s?시간)\s?)?(20\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?[T\s,]{0,2}\d{1,2}[:时点]\d{2}(?:[:分]\d{2}秒?)?分?)(?:\.\d{1,6})?\s?[(（]?((?:utc|gmt)\s?[+-]\s?\d{1,2}(?::?\d{2})?|[+-]\d{2}:?\d{2}|utc|gmt|z(?![\p{L}\d])|北京时间|北京時間|jst|kst|msk)?/giu
const ZONES: Record<string, string> = {
  北京时间: "+08:00",
  北京時間: "+08:00",
  "utc+8": "+08:00",
  日本時間: "+09:00",
  한국시간: "+09:00",
  jst: "+09:00",
  kst: "+09:00",
  msk: "+03:00",
}
const MOST = 100
/** The rule refuses what is still to come, but a mail is read again years later with the same outcome: no clock here. */
const END_OF_TIME = new Date(8.64e15)

/** Times in a text as written; where a zone is named, the instant follows in brackets. */
export function timesIn(text: string): string[] {
  const found: string[] = []
  for (const match of text.matchAll(TIME)) {
    if (found.length >= MOST) break
    const [whole, before, time = "", after] = match
    const named = (before ?? after ?? "").toLowerCase().replace(/\s/g, "")
    const zone = ZONES[named] ?? named
    const written = whole
      .trim()
      .replace(/[(（]$/, "")
      .trim()
    const plain = time
      .replace(/\s?([-/.年月])\s?/g, "$1")
      .replace("点", "时")
      .replace(/,\s?/, " ")
    const reading = zone === "" ? null : readOccurredAt({ text: plain, zone, now: END_OF_TIME })
    found.push(reading?.ok ? `${written} (${reading.instant})` : written)
  }
  return found
}
