import type { Calendar, Hours } from "@veridesk/contract/sla.ts"
import { makeCalendar, type WorkCalendar } from "./calendar.ts"

export type NamedDay = { date: string; open: boolean; name: string }

/**
 * Makes a calendar ready for counting: its holidays are looked up for these years. Public holidays come from
 * date-holidays, those of mainland China and their make-up working days from chinese-days, as the State Council
 * arranges them; for years it hasn't arranged yet the statutory ones are taken. A day of the calendar's own wins.
 */
export async function prepare(
  calendar: Calendar,
  years: readonly number[],
): Promise<{ work: WorkCalendar; named: NamedDay[] }> {
  const days = new Map<string, Hours>()
  const named = new Map<string, NamedDay>()
  const usual = calendar.week.find((hours) => hours.length > 0) ?? []
  for (const { country, region } of calendar.holidays) {
    for (const year of years) {
      for (const { date, name } of await holidaysOf(country, region, year)) {
        days.set(date, [])
        named.set(date, { date, open: false, name })
      }
    }
  }
  if (calendar.makeUpDays) {
    const makeUp = await Promise.all(years.map(chineseMakeUpDays))
    for (const date of makeUp.flat()) {
      days.set(date, usual)
      named.set(date, { date, open: true, name: MAKE_UP })
    }
  }
  for (const { date, hours, name } of calendar.days) {
    days.set(date, hours)
    named.set(date, { date, open: hours.length > 0, name })
  }
  return {
    work: makeCalendar(calendar.zone, calendar.week, days),
    named: [...named.values()].sort((a, b) => (a.date < b.date ? -1 : 1)),
  }
}

const MAKE_UP = "调休 · make-up working day"

/** Countries with holidays that can be chosen, by code. */
export async function holidayCountries(): Promise<{ code: string; name: string }[]> {
  const Holidays = await dateHolidays()
  return Object.entries(new Holidays().getCountries("en")).map(([code, name]) => ({ code, name }))
}

type Holiday = { date: string; name: string }
const known = new Map<string, Holiday[]>()

async function holidaysOf(country: string, region: string | null, year: number): Promise<Holiday[]> {
  const key = `${country}/${region ?? ""}/${year}`
  const found = known.get(key) ?? (await lookUp(country, region, year))
  known.set(key, found)
  return found
}

async function lookUp(country: string, region: string | null, year: number): Promise<Holiday[]> {
  const arranged = country === "CN" ? await arrangedInChina(year) : []
  if (arranged.length > 0) return arranged
  const Holidays = await dateHolidays()
  const table = region ? new Holidays(country, region) : new Holidays(country)
  return (table.getHolidays(year) ?? [])
    .filter((one) => one.type === "public")
    .flatMap((one) => {
      const length = Math.max(1, Math.round((one.end.getTime() - one.start.getTime()) / DAY))
      return Array.from({ length }, (_, at) => ({ date: later(one.date.slice(0, 10), at), name: one.name }))
    })
}

/** Its tables weigh some 40 MB: they are only read where a calendar has holidays of a country. */
async function dateHolidays() {
  return (await import("date-holidays")).default
}

/** The same for those of mainland China. */
async function chineseDays() {
  return (await import("chinese-days")).default
}

const DAY = 86_400_000

function datesOf(year: number): string[] {
  const first = `${year}-01-01`
  const length = Math.round((Date.UTC(year + 1, 0, 1) - Date.UTC(year, 0, 1)) / DAY)
  return Array.from({ length }, (_, at) => later(first, at))
}

function later(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)
}

/** Names with a comma are arranged days ("National Day,国庆节,3"); the rest are names of weekdays. */
async function arrangedInChina(year: number): Promise<Holiday[]> {
  const { getDayDetail } = await chineseDays()
  return datesOf(year).flatMap((date) => {
    const { work, name } = getDayDetail(date)
    return !work && name.includes(",") ? [{ date, name: name.split(",")[1] ?? name }] : []
  })
}

async function chineseMakeUpDays(year: number): Promise<string[]> {
  const { getDayDetail } = await chineseDays()
  return datesOf(year).filter((date) => {
    const { work, name } = getDayDetail(date)
    return work && name.includes(",")
  })
}
