import { chainIds } from "@veridesk/contract/chains/chain-id.ts"
import { chains } from "@veridesk/contract/chains/chains.ts"
import type { FieldView } from "@veridesk/contract/desk-api.ts"
import type { Locale } from "@veridesk/contract/locale.ts"

/** What stands behind the variables of one conversation. */
export type Known = {
  number: string
  openedAt: Date
  replyBy: Date | null
  now: Date
  customerName: string
  timezone: string | null
  agentName: string
  teamName: string
  brand: { name: string; legalEntity: string }
  /** The form's answers as the desk shows them: what it masks arrives masked. */
  fields: FieldView[]
}

/** Values by the names of variables, in the language the text is in. Without a value: not in it. */
export function valuesOf(known: Known, locale: Locale): Map<string, string> {
  const zone = known.timezone ?? "UTC"
  const values = new Map([
    ["ticket.number", known.number],
    ["ticket.opened", dayIn(locale, zone, known.openedAt)],
    ["customer.name", known.customerName],
    ["agent.name", known.agentName],
    ["team.name", known.teamName],
    ["date.today", dayIn(locale, zone, known.now)],
    ["brand.name", known.brand.name],
    ["brand.legal-entity", known.brand.legalEntity],
  ])
  // A time that has passed is no promise.
  if (known.replyBy && known.replyBy > known.now) values.set("reply.by", timeIn(locale, zone, known.replyBy))
  for (const field of known.fields) {
    const text = fieldText(field, locale)
    if (text) values.set(`field.${field.key}`, text)
  }
  return values
}

function fieldText({ kind, value }: FieldView, locale: Locale): string | null {
  if (kind === "asset-network" && typeof value === "string") {
    const [asset = "", chain = ""] = value.split("/")
    return chain ? `${asset} · ${chainName(chain, locale)}` : asset
  }
  if (typeof value === "string") return value
  if (typeof value === "number" || typeof value === "boolean") return String(value)
  return isGivenTime(value) ? timeIn(locale, value.zone, new Date(value.instant)) : null
}

function chainName(chain: string, locale: Locale): string {
  const known = chainIds.find((id) => id === chain)
  if (!known) return chain
  const { name, standard } = chains[known]
  const own = locale === "zh-CN" ? name.zh : name.en
  return standard ? `${own} (${standard})` : own
}

function isGivenTime(value: unknown): value is { instant: string; zone: string } {
  return (
    typeof value === "object" &&
    value !== null &&
    "instant" in value &&
    typeof value.instant === "string" &&
    !Number.isNaN(Date.parse(value.instant)) &&
    "zone" in value &&
    typeof value.zone === "string"
  )
}

/** A day as it is written in a letter. */
export function dayIn(locale: Locale, zone: string, at: Date): string {
  return written({ locale, zone, how: { year: "numeric", month: "long", day: "numeric" } }, at)
}

function timeIn(locale: Locale, zone: string, at: Date): string {
  const time = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZoneName: "shortOffset" } as const
  return written({ locale, zone, how: { year: "numeric", month: "short", day: "numeric", ...time } }, at)
}

/** A zone we don't know (it came from outside) is read as UTC. */
function written(
  { locale, zone, how }: { locale: Locale; zone: string; how: Intl.DateTimeFormatOptions },
  at: Date,
): string {
  const language = locale === "en" ? "en-GB" : "zh-CN"
  try {
    return new Intl.DateTimeFormat(language, { ...how, timeZone: zone }).format(at)
  } catch {
    return new Intl.DateTimeFormat(language, { ...how, timeZone: "UTC" }).format(at)
  }
}
