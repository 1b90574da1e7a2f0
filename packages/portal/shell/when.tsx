import type { Values } from "@veridesk/ui/say.ts"
import type { Instant } from "../props.ts"
import { dayOf, type Moment, tell, zoneName } from "./clock.ts"
import { type PortalKey, usePage } from "./page-state.ts"

interface WhenProps {
  at: Instant
  how?: Moment
  zoned?: boolean
  /** Message that the time stands in, as `{time}`: word order and commas are the language's affair. */
  say?: PortalKey
  with?: Values
}

/** A moment as <time>, with the exact UTC time on hover. */
export function When({ at, how = "short", ...rest }: WhenProps) {
  return <Told at={at} text={tell(usePage(), at, how)} {...rest} />
}

/** "today 16:30", "tomorrow 09:00" or the date: for promises, where the day matters more than the date. */
export function Due({ at, ...rest }: Omit<WhenProps, "how">) {
  const page = usePage()
  const { zone, now, t } = page
  const day = dayOf(zone, at)
  const time = tell(page, at, "clock")
  const tomorrow = new Date(Date.parse(now) + 86_400_000).toISOString()
  const text =
    day === dayOf(zone, now)
      ? t("time.today", { time })
      : day === dayOf(zone, tomorrow)
        ? t("time.tomorrow", { time })
        : tell(page, at, "short")
  return <Told at={at} text={text} {...rest} />
}

function Told({ at, text, zoned = false, say, with: values }: Omit<WhenProps, "how"> & { text: string }) {
  const { zone, t } = usePage()
  // A time doesn't break over lines; the sentence around it may.
  const whole = text.replaceAll(" ", "\u00a0")
  const time = zoned ? t("time.zoned", { time: whole, zone: zoneName(zone, at) }) : whole
  return (
    <time dateTime={at} title={`${new Date(at).toISOString().slice(0, 19).replace("T", " ")} UTC`}>
      {say ? t(say, { ...values, time }) : time}
    </time>
  )
}

/** A dated range, the day told once when both ends share it. */
export function Between(props: { from: Instant; to: Instant; say?: PortalKey; with?: Values }) {
  const { from, to, say, with: values } = props
  const page = usePage()
  const { zone, t } = page
  const start = tell(page, from, "short")
  const end = tell(page, to, dayOf(zone, from) === dayOf(zone, to) ? "clock" : "short")
  const time = t("time.zoned", { time: `${start} – ${end}`, zone: zoneName(zone, to) })
  return <span class="num">{say ? t(say, { ...values, time }) : time}</span>
}

/** A range of minutes as people say it: "3–6 min", "2–5 h". */
export function Wait({ from, to }: { from: number; to: number }) {
  const { t } = usePage()
  if (to <= 90) return <>{t("time.minutes", { from, to })}</>
  return <>{t("time.hours", { from: Math.max(1, Math.floor(from / 60)), to: Math.ceil(to / 60) })}</>
}
