import type { FactName } from "@veridesk/contract/routing-facts.ts"

/** What is known of a ticket at the moment a rule asks. */
export type Ticket = {
  form: string
  code: string
  group: string
  channel: string
  locale: string
  identity: string
  vip: number | null
  entity: string | null
  priority: number
  team: string | null
  assigned: boolean
  status: string
  fields: Record<string, unknown>
  waitingSince: Date | null
  followUps: number
  reopened: number
  subject: string
  text: string
}

/** As CEL sees it: whole numbers are bigints there. */
export type Facts = Record<FactName, string | bigint | boolean>

/** The facts of a ticket at a moment, with the hour and weekday of a zone. */
export function factsOf(t: Ticket, o: { event: string; now: Date; zone: string }): Facts {
  const [asset, chain] = pairIn(t.fields)
  const amount = t.fields["amount"]
  const security = t.code.startsWith("SEC")
  return {
    form: t.form,
    code: t.code,
    group: t.group,
    channel: t.channel,
    locale: t.locale,
    identity: t.identity,
    vip: BigInt(t.vip ?? 0),
    entity: t.entity ?? "",
    priority: BigInt(t.priority),
    team: t.team ?? "",
    assigned: t.assigned,
    status: t.status,
    asset,
    chain,
    amount: typeof amount === "string" ? amount : "",
    waiting: t.waitingSince ? BigInt(Math.max(0, minutes(o.now.getTime() - t.waitingSince.getTime()))) : 0n,
    followUps: BigInt(t.followUps),
    reopened: BigInt(t.reopened),
    ...momentIn(o.zone, o.now),
    subject: t.subject,
    text: t.text,
    security,
    loss: t.code === "SEC-1" || mentions(`${t.subject}\n${t.text}`, LOSS),
    event: o.event,
  }
}

/** The facts of an ordinary ticket, for examples that are typed in. */
export function ordinaryFacts(): Facts {
  const facts = factsOf(ORDINARY, { event: "opened", now: new Date(0), zone: "UTC" })
  return { ...facts, hour: 12n }
}

const ORDINARY: Ticket = {
  form: "other",
  code: "FBK-1",
  group: "",
  channel: "web-form",
  locale: "en",
  identity: "session",
  vip: null,
  entity: null,
  priority: 3,
  team: "general",
  assigned: false,
  status: "new",
  fields: {},
  waitingSince: null,
  followUps: 0,
  reopened: 0,
  subject: "",
  text: "",
}

/** Words by which a customer says that money is leaving their account. */
const LOSS = [
  "hacked",
  "stolen",
  "unauthorised",
  "unauthorized",
  "not me",
  "account was compromised",
  "被盗",
  "盗号",
  "被转走",
  "不是我操作",
]

/** Whether a text has one of these words in it, in whatever case. */
export function mentions(text: string, words: readonly string[]): boolean {
  const low = text.toLowerCase()
  return words.some((word) => low.includes(word.toLowerCase()))
}

/** Compares two decimals written as text, exactly; null where one of them is none. */
export function compareDecimals(a: string, b: string): number | null {
  const [x, y] = [scaled(a), scaled(b)]
  if (x === null || y === null) return null
  return x === y ? 0 : x < y ? -1 : 1
}

const DIGITS = 36

function scaled(text: string): bigint | null {
  const [, sign, whole = "", part = ""] = /^(-?)(\d{1,60})(?:\.(\d{1,36}))?$/.exec(text.trim()) ?? []
  if (whole === "") return null
  const value = BigInt(whole + part.padEnd(DIGITS, "0"))
  return sign === "-" ? -value : value
}

function pairIn(fields: Record<string, unknown>): [string, string] {
  const pair = fields["pair"]
  if (typeof pair !== "string") return ["", ""]
  const [asset = "", chain = ""] = pair.split("/")
  return [asset, chain]
}

function minutes(ms: number): number {
  return Math.floor(ms / 60_000)
}

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
const formats = new Map<string, Intl.DateTimeFormat>()

/** All tickets of a batch are asked about at one moment. */
let last: { zone: string; at: number; moment: Moment } | null = null

type Moment = { hour: bigint; weekday: bigint }

function momentIn(zone: string, now: Date): Moment {
  const at = now.getTime()
  if (last?.zone !== zone || last.at !== at) last = { zone, at, moment: readMoment(zone, now) }
  return last.moment
}

function readMoment(zone: string, now: Date): Moment {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", hourCycle: "h23", weekday: "short" })
  formats.set(zone, format)
  const parts = format.formatToParts(now)
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? ""
  return { hour: BigInt(of("hour") || 0), weekday: BigInt(WEEKDAYS.indexOf(of("weekday")) + 1) }
}
