import type { Lang } from "./words.ts"

/** Amounts and times as the pages write them. */

/** "12000" → "12,000.00": grouped, with at least two decimals, and never through a floating-point number. */
export function amountText(amount: string): string {
  const [whole = "0", fraction = ""] = amount.split(".")
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ",")}.${fraction.padEnd(2, "0")}`
}

/** The time of day on the exchange's home clock, UTC+8. */
export function timeText(instant: string, lang: Lang): string {
  return new Intl.DateTimeFormat(lang === "zh" ? "zh-CN" : "en-GB", {
    timeZone: "Asia/Shanghai",
    year: "numeric",
    month: lang === "zh" ? "2-digit" : "short",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(new Date(instant))
}
