import type { Calendar, PolicyPage } from "@veridesk/contract/sla.ts"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { Button, IconButton } from "../frame/button.tsx"
import { Field, SelectField } from "../frame/field.tsx"
import { Icon } from "../frame/icon.tsx"
import { useSay } from "../words/words.ts"
import css from "./clocks-page.module.css"
import { readHours, writeHours } from "./spans.ts"
import { WrittenField } from "./written-field.tsx"

type Put = (part: Partial<Calendar>) => void

/** Whose public holidays are free, and whether the Chinese make-up days are worked. */
export function CalendarHolidays(props: {
  calendar: Calendar
  countries: PolicyPage["countries"]
  put: Put
}) {
  const { calendar, countries, put } = props
  const words = useSay()
  const { locale } = useCell(prefs)
  const names = new Intl.DisplayNames(locale, { type: "region" })
  const { holidays } = calendar
  const replace = (at: number, part: Partial<Calendar["holidays"][number]>) =>
    put({ holidays: holidays.map((one, on) => (on === at ? { ...one, ...part } : one)) })
  return (
    <fieldset className={css.part}>
      <legend>{words("sla.calendar.holidays")}</legend>
      {holidays.map(({ country, region }, at) => (
        // Rows have no name but their place; they are only added at the end.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div className={css.row} key={at}>
          <SelectField
            label={words("sla.calendar.country")}
            value={country}
            onChange={(event) => replace(at, { country: event.target.value, region: null })}
          >
            {countries.map(({ code, name }) => (
              <option key={code} value={code}>
                {names.of(code) ?? name}
              </option>
            ))}
          </SelectField>
          <Field
            label={words("sla.calendar.region")}
            value={region ?? ""}
            maxLength={10}
            onChange={(event) => replace(at, { region: event.target.value.trim().toUpperCase() || null })}
          />
          <IconButton
            icon="close"
            label={words("remove")}
            onPress={() => put({ holidays: holidays.filter((_, on) => on !== at) })}
          />
        </div>
      ))}
      <div className={css.row}>
        <Button onClick={() => put({ holidays: [...holidays, { country: "CN", region: null }] })}>
          <Icon name="add" />
          {words("sla.calendar.country.add")}
        </Button>
        <label className={css.check}>
          <input
            type="checkbox"
            checked={calendar.makeUpDays}
            onChange={(event) => put({ makeUpDays: event.target.checked })}
          />
          {words("sla.calendar.make-up")}
        </label>
      </div>
    </fieldset>
  )
}

/** Days with hours of their own, and what holidays and they come to. */
export function CalendarDays(props: {
  calendar: Calendar
  named: { date: string; open: boolean; name: string }[]
  put: Put
}) {
  const { calendar, named, put } = props
  const words = useSay()
  const { days } = calendar
  const replace = (at: number, part: Partial<Calendar["days"][number]>) =>
    put({ days: days.map((one, on) => (on === at ? { ...one, ...part } : one)) })
  return (
    <fieldset className={css.part}>
      <legend>{words("sla.calendar.days")}</legend>
      {days.map(({ date, hours, name }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row's date changes while it is written
        <div className={css.row} key={at}>
          <Field
            label={words("sla.calendar.day")}
            type="date"
            value={date}
            onChange={(event) => event.target.value && replace(at, { date: event.target.value })}
          />
          <WrittenField
            label={words("sla.calendar.day.hours")}
            fault={words("sla.calendar.hours.fault")}
            value={hours}
            write={writeHours}
            read={readHours}
            onRead={(next) => replace(at, { hours: next })}
          />
          <Field
            label={words("sla.calendar.day.name")}
            value={name}
            maxLength={80}
            onChange={(event) => replace(at, { name: event.target.value })}
          />
          <IconButton
            icon="close"
            label={words("remove")}
            onPress={() => put({ days: days.filter((_, on) => on !== at) })}
          />
        </div>
      ))}
      <Button
        onClick={() =>
          put({ days: [...days, { date: new Date().toISOString().slice(0, 10), hours: [], name: "" }] })
        }
      >
        <Icon name="add" />
        {words("sla.calendar.day.add")}
      </Button>
      {named.length > 0 && (
        <details>
          <summary>{words("sla.calendar.coming")}</summary>
          <ul className={css.named}>
            {named.map(({ date, open, name }) => (
              <li key={date}>
                <span className={css.date}>{date}</span> {name}
                <small>{words(open ? "sla.calendar.worked" : "sla.calendar.closed")}</small>
              </li>
            ))}
          </ul>
        </details>
      )}
    </fieldset>
  )
}
