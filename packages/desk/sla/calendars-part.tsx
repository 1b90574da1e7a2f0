import type { Calendar, Policy, PolicyPage } from "@veridesk/contract/sla.ts"
import { useState } from "react"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { Button } from "../frame/button.tsx"
import { Field, SelectField } from "../frame/field.tsx"
import { Icon } from "../frame/icon.tsx"
import { useSay } from "../words/words.ts"
import { CalendarDays, CalendarHolidays } from "./calendar-days.tsx"
import css from "./clocks-page.module.css"
import { readHours, writeHours } from "./spans.ts"
import { WrittenField } from "./written-field.tsx"

const MONDAY = Date.UTC(2026, 0, 5)
const DAY = 86_400_000

/** Weekly hours, holidays and days of its own, for one calendar at a time. */
export function CalendarsPart(props: {
  page: PolicyPage
  policy: Policy
  change(part: Partial<Policy>): void
}) {
  const { page, policy, change } = props
  const words = useSay()
  const { locale } = useCell(prefs)
  const [key, setKey] = useState(policy.usual)
  const shown = policy.calendars[key] ? key : policy.usual
  const calendar = policy.calendars[shown]
  if (!calendar) return null
  const put = (part: Partial<Calendar>) =>
    change({ calendars: { ...policy.calendars, [shown]: { ...calendar, ...part } } })
  const add = () => {
    const n = Object.keys(policy.calendars).length + 1
    const fresh = `calendar-${n}-${Date.now().toString(36)}`
    const name = words("sla.calendar.new.name", { n })
    change({
      calendars: { ...policy.calendars, [fresh]: { ...calendar, name: { en: name, zh: name } } },
    })
    setKey(fresh)
  }
  return (
    <section>
      <h2>{words("sla.calendars")}</h2>
      <div className={css.row}>
        <SelectField
          label={words("sla.calendar")}
          value={shown}
          onChange={(event) => setKey(event.target.value)}
        >
          {Object.entries(policy.calendars).map(([one, { name }]) => (
            <option key={one} value={one}>
              {locale === "zh-CN" ? name.zh : name.en}
            </option>
          ))}
        </SelectField>
        <Button onClick={add}>
          <Icon name="add" />
          {words("sla.calendar.new")}
        </Button>
      </div>
      <div className={css.fields} key={shown}>
        <Field
          label={words("sla.calendar.name.en")}
          lang="en"
          value={calendar.name.en}
          onChange={(event) => put({ name: { ...calendar.name, en: event.target.value } })}
        />
        <Field
          label={words("sla.calendar.name.zh")}
          lang="zh-CN"
          value={calendar.name.zh}
          onChange={(event) => put({ name: { ...calendar.name, zh: event.target.value } })}
        />
        <SelectField
          label={words("sla.calendar.zone")}
          value={calendar.zone}
          onChange={(event) => put({ zone: event.target.value })}
        >
          {[...new Set(["UTC", calendar.zone, ...Intl.supportedValuesOf("timeZone")])].map((zone) => (
            <option key={zone}>{zone}</option>
          ))}
        </SelectField>
      </div>
      <p className={css.hint}>{words("sla.calendar.hours.hint")}</p>
      <div className={css.week} key={`week ${shown}`}>
        {calendar.week.map((hours, at) => {
          const day = new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" }).format(
            MONDAY + at * DAY,
          )
          return (
            <WrittenField
              key={day}
              label={day}
              fault={words("sla.calendar.hours.fault")}
              value={hours}
              write={writeHours}
              read={readHours}
              onRead={(next) => put({ week: calendar.week.map((one, on) => (on === at ? next : one)) })}
            />
          )
        })}
      </div>
      <CalendarHolidays calendar={calendar} countries={page.countries} put={put} />
      <CalendarDays key={`days ${shown}`} calendar={calendar} named={page.named[shown] ?? []} put={put} />
    </section>
  )
}
