const MINUTE = 60_000
/** The day of the demo is told in one zone, UTC+8. */
const ZONE = "Asia/Shanghai"

/** The day of the demo, counted in minutes from the moment it is told: -28 was 28 minutes ago. */
export type Day = {
  at(minutes: number): Date
  /** As a form's date and time field has it, in UTC+8. */
  wall(minutes: number): string
  /** Puts times and dates into a text, in its own language: `{-28m}` is "13:37", `{-19d}` "3 Nov" or "11 月 3 日". */
  fill(text: string): string
}

/** A day whose present is `now`, so that its waits and clocks are as fresh as the data. */
export function dayUntil(now: Date): Day {
  // Made here and not above: each costs a start some twenty milliseconds, and most starts have no demo.
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone: ZONE,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  })
  const english = new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, day: "numeric", month: "short" })
  const at = (minutes: number) => new Date(now.getTime() + minutes * MINUTE)
  const partsOf = (moment: Date): Record<string, string> =>
    Object.fromEntries(parts.formatToParts(moment).map(({ type, value }) => [type, value]))
  const dateOf = (moment: Date, chinese: boolean) => {
    if (!chinese) return english.format(moment)
    const { month, day } = partsOf(moment)
    return `${Number(month)} 月 ${Number(day)} 日`
  }
  return {
    at,
    wall: (minutes) => {
      const { year, month, day, hour, minute } = partsOf(at(minutes))
      return `${year}-${month}-${day}T${hour}:${minute}`
    },
    fill: (text) =>
      text.replace(/\{([+-]?\d+)([md])\}/g, (_all, count: string, unit: string) => {
        if (unit === "d") return dateOf(at(Number(count) * 24 * 60), /\p{Script=Han}/u.test(text))
        const { hour, minute } = partsOf(at(Number(count)))
        return `${hour}:${minute}`
      }),
  }
}
