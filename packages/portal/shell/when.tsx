import type { Instant } from "../props.ts"
import { dayOf, type Moment, tell, zoneName } from "./clock.ts"
import { usePage } from "./page-state.ts"

/** A moment as <time>, with the exact UTC time on hover. */
export function When({ at, how = "short", zoned = false }: { at: Instant; how?: Moment; zoned?: boolean }) {
  const { locale, zone, now, t } = usePage()
  const text = tell(locale, zone, at, how, now)
  return (
    <time dateTime={at} title={`${new Date(at).toISOString().slice(0, 19).replace("T", " ")} UTC`}>
      {zoned ? t("time.zoned", { time: text, zone: zoneName(zone, at) }) : text}
    </time>
  )
}

/** "today 16:30", "tomorrow 09:00" or the date: for promises, where the day matters more than the date. */
export function Due({ at, zoned = false }: { at: Instant; zoned?: boolean }) {
  const { locale, zone, now, t } = usePage()
  const day = dayOf(zone, at)
  const time = tell(locale, zone, at, "clock")
  const tomorrow = new Date(Date.parse(now) + 86_400_000).toISOString()
  const text =
    day === dayOf(zone, now)
      ? t("time.today", { time })
      : day === dayOf(zone, tomorrow)
        ? t("time.tomorrow", { time })
        : tell(locale, zone, at, "short", now)
  return <time dateTime={at}>{zoned ? t("time.zoned", { time: text, zone: zoneName(zone, at) }) : text}</time>
}

/** A dated range, the day told once when both ends share it. */
export function Between({ from, to }: { from: Instant; to: Instant }) {
  const { locale, zone, now, t } = usePage()
  const start = tell(locale, zone, from, "short", now)
  const end = tell(locale, zone, to, dayOf(zone, from) === dayOf(zone, to) ? "clock" : "short", now)
  return <span class="num">{t("time.zoned", { time: `${start} – ${end}`, zone: zoneName(zone, to) })}</span>
}

/** A range of minutes as people say it: "3–6 min", "2–5 h". */
export function Wait({ from, to }: { from: number; to: number }) {
  const { t } = usePage()
  if (to <= 90) return <>{t("time.minutes", { from, to })}</>
  return <>{t("time.hours", { from: Math.max(1, Math.floor(from / 60)), to: Math.ceil(to / 60) })}</>
}
