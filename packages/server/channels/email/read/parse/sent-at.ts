/** Obsolete zones and those that mailers write for themselves (RFC 5322 §4.3). */
const ZONES: Record<string, string> = {
  ut: "+0000",
  utc: "+0000",
  gmt: "+0000",
  z: "+0000",
  est: "-0500",
  edt: "-0400",
  cst: "-0600",
  cdt: "-0500",
  mst: "-0700",
  mdt: "-0600",
  pst: "-0800",
  pdt: "-0700",
  jst: "+0900",
  kst: "+0900",
  msk: "+0300",
  cet: "+0100",
  cest: "+0200",
}
const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ")
const DATE =
  /^(?:[a-z]{2,9}\.?,?\s*)?(\d{1,2})[\s-]+([a-z]{3})[a-z]*\.?[\s-]+(\d{2,4})[\s,]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\.\d+)?\s*(.{0,40})$/i

/** The instant of `Date` (RFC 5322 §3.3); null where it is missing, no date, or beyond what a mail can be of. */
export function sentAt(value: string | null): string | null {
  if (value === null || value.length > 200) return null
  const plain = value.replace(/\([^()]{0,60}\)/g, " ").trim()
  const match = DATE.exec(plain)
  const instant = match ? ofMatch(match) : Number.NaN
  const known = Number.isNaN(instant) ? isoTime(plain) : instant
  if (Number.isNaN(known) || known < Date.UTC(1990, 0) || known >= Date.UTC(2100, 0)) return null
  return new Date(known).toISOString()
}

/** ISO 8601, which some programs write although the standard has another form. */
function isoTime(plain: string): number {
  const match = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?(?:\.\d{1,3})?)\s?(Z|[+-]\d\d:?\d\d)?$/i.exec(
    plain,
  )
  if (!match) return Number.NaN
  const zone = (match[3] ?? "Z").replace(/^([+-]\d\d)(\d\d)$/, "$1:$2")
  return Date.parse(`${match[1]}T${match[2]}${zone}`)
}

function ofMatch([
  ,
  day,
  monthName = "",
  year = "",
  hour,
  minute,
  second = "0",
  zone = "",
]: RegExpExecArray): number {
  const month = MONTHS.indexOf(monthName.toLowerCase())
  const full = year.length <= 2 ? Number(year) + (Number(year) < 50 ? 2000 : 1900) : Number(year)
  const [date, h, m, s] = [Number(day), Number(hour), Number(minute), Number(second)]
  if (month < 0 || date < 1 || date > 31 || h > 23 || m > 59 || s > 60) return Number.NaN
  const offset = offsetOf(zone)
  return Date.UTC(full, month, date, h, m, s) - offset * 60_000
}

/** Minutes east of UTC; 0 where the zone says nothing we know. */
function offsetOf(zone: string): number {
  const first = zone.trim().split(/\s+/)[0]?.toLowerCase() ?? ""
  const match = /^(?:gmt|utc)?([+-])(\d{2}):?(\d{2})$/.exec(ZONES[first] ?? first)
  if (!match) return 0
  const minutes = Number(match[2]) * 60 + Number(match[3])
  return minutes > 24 * 60 ? 0 : match[1] === "-" ? -minutes : minutes
}
