import { type ChainId, chainIds } from "@veridesk/contract/chains/chain-id.ts"
import { chains } from "@veridesk/contract/chains/chains.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import { publicPaths } from "../../portal/paths-public.ts"
import type { StatusComponent, StatusIncident, StatusProps } from "../../portal/props-tools.ts"
import { type Form, textIn } from "../intake-forms/index.ts"
import type { IncidentRow, PartDay, Snapshot, ToldRow } from "./store.ts"

const DAY_MS = 86_400_000
/** Looks come every minute; after this long without one nobody knows. */
const STALE_MS = 5 * 60_000

export type Times = { p50Ms: number; p80Ms: number; countedAt: Date }
export type Viewing = {
  locale: Locale
  days: 30 | 90
  forms: readonly Form[]
  /** How long first answers to a form's tickets take; null while there are few. */
  measured: (formKey: string) => Times | null
}

export type Taken = { snapshot: Snapshot; at: Date }
export type StatusView = Omit<StatusProps, "otherDays">

/** What the page and the JSON show of a snapshot, in one language. Pure. */
export function statusView({ snapshot, at }: Taken, o: Viewing): StatusView {
  const since = at.getTime() - o.days * DAY_MS
  const incidents = incidentsOf(snapshot, o.locale)
  const shown = incidents.filter((one) => one.state === "resolved" && Date.parse(one.updatedAt) > since)
  return {
    measuredAt: at.toISOString(),
    ...loadView(snapshot, o),
    open: incidents.filter(({ state }) => state !== "resolved"),
    past: shown,
    days: o.days,
    components: componentViews(snapshot.days, { ...o, at }),
  }
}

/** Waiting tickets and times of replies of a group of forms: from the quickest half to the slowest four fifths. */
export function loadOf(
  snapshot: Pick<Snapshot, "waiting">,
  forms: readonly Form[],
  measured: Viewing["measured"],
): { waiting: number; reply: { from: number; to: number } | null; at: Date | null } {
  const keys = new Set(forms.map(({ key }) => key))
  const times = forms.flatMap(({ key }) => measured(key) ?? [])
  const minutes = (ms: number) => Math.max(1, Math.round(ms / 60_000))
  return {
    waiting: snapshot.waiting.reduce((sum, { formKey, n }) => sum + (keys.has(formKey) ? n : 0), 0),
    reply:
      times.length === 0
        ? null
        : {
            from: minutes(Math.min(...times.map(({ p50Ms }) => p50Ms))),
            to: minutes(Math.max(...times.map(({ p80Ms }) => p80Ms))),
          },
    at: times[0]?.countedAt ?? null,
  }
}

function loadView(snapshot: Snapshot, o: Viewing): Pick<StatusView, "load" | "repliesAt"> {
  const groups = Map.groupBy(o.forms, (form) => textIn(o.locale, form.group))
  const rows = [...groups].map(([label, forms]) => ({ label, ...loadOf(snapshot, forms, o.measured) }))
  return {
    load: rows.map(({ label, waiting, reply }) => ({ label, waiting, reply })),
    repliesAt: rows.find(({ at }) => at !== null)?.at?.toISOString() ?? null,
  }
}

/** How far an announcement says that an incident is, as the desk's own incidents say it. */
const stateOf = {
  investigating: "declared",
  identified: "identified",
  monitoring: "mitigating",
  resolved: "resolved",
} as const

/** Of an incident that was announced, the announcement speaks; of others what the desk has declared. */
function incidentsOf({ incidents, told }: Snapshot, locale: Locale): StatusIncident[] {
  const announced = new Set(told.map(({ incidentId }) => incidentId))
  const rest = incidents.filter(({ id }) => !announced.has(id))
  return [
    ...told.map((row) => toldView(row, locale)),
    ...rest.map((row) => incidentView(row, locale)),
  ].toSorted((a, b) => Date.parse(b.updatedAt) - Date.parse(a.updatedAt))
}

function toldView(row: ToldRow, locale: Locale): StatusIncident {
  const zh = locale === "zh-CN"
  return {
    id: row.incidentId ?? row.slug,
    title: zh ? row.titleZh : row.titleEn,
    about: zh ? row.aboutZh : row.aboutEn,
    state: stateOf[row.stage],
    since: new Date(row.firstAt).toISOString(),
    updatedAt: new Date(row.lastAt).toISOString(),
    href: publicPaths(locale).announcement(row.slug),
  }
}

function incidentView(row: IncidentRow, locale: Locale): StatusIncident {
  const zh = locale === "zh-CN"
  const { state } = row
  return {
    id: row.id,
    title: zh ? row.titleZh : row.titleEn,
    about: zh ? row.aboutZh : row.aboutEn,
    state: state === "declared" || state === "identified" || state === "mitigating" ? state : "resolved",
    since: new Date(row.madeAt).toISOString(),
    updatedAt: new Date(row.updatedAt).toISOString(),
    href: null,
  }
}

function componentViews(rows: readonly PartDay[], o: Viewing & { at: Date }): StatusComponent[] {
  const days = lastDays(o.at, o.days)
  return [...Map.groupBy(rows, ({ component }) => component)]
    .map(([key, all]) => componentView(key, all, { ...o, days }))
    .filter((one) => one !== null)
    .toSorted((a, b) => placeOf(a) - placeOf(b))
}

function componentView(
  key: string,
  rows: readonly PartDay[],
  o: { locale: Locale; at: Date; days: string[] },
): StatusComponent | null {
  const named = naming(key, o.locale)
  const byDay = new Map(rows.map((row) => [row.day, row]))
  const newest = rows.toSorted((a, b) => (a.day < b.day ? 1 : -1))[0]
  if (!named || !newest) return null
  const fresh = o.at.getTime() - Date.parse(newest.measuredAt) < STALE_MS
  const within = rows.filter(({ day }) => o.days.includes(day))
  const sum = (of: "answered" | "missed") => within.reduce((total, row) => total + row[of], 0)
  return {
    key,
    ...named,
    state: fresh ? newest.state : "unknown",
    since: new Date(newest.stateSince).toISOString(),
    measuredAt: new Date(newest.measuredAt).toISOString(),
    ms: newest.ms,
    history: o.days.map((day) => {
      const row = byDay.get(day)
      return { day, share: row ? share(row.answered, row.missed) : null, downMinutes: row?.missed ?? 0 }
    }),
    share: share(sum("answered"), sum("missed")),
  }
}

function naming(key: string, locale: Locale): Pick<StatusComponent, "kind" | "name"> | null {
  if (key === "exchange" || key === "mail" || key === "files") return { kind: key, name: null }
  const chain = chainOf(key)
  return chain ? { kind: "chain", name: textIn(locale, chains[chain].name) } : null
}

function chainOf(key: string): ChainId | undefined {
  return chainIds.find((id) => key === `chain:${id}`)
}

/** The exchange first, then the chains in the order in which they are offered everywhere, then the rest. */
function placeOf({ key }: StatusComponent): number {
  const chain = chainOf(key)
  return key === "exchange"
    ? -1
    : chain
      ? chainIds.indexOf(chain)
      : chainIds.length + (key === "mail" ? 0 : 1)
}

/** Per cent with two places, rounded down: 100 only where nothing was missed. */
function share(answered: number, missed: number): number | null {
  const all = answered + missed
  return all === 0 ? null : Math.floor((answered * 10_000) / all) / 100
}

function lastDays(now: Date, count: number): string[] {
  const last = Math.floor(now.getTime() / DAY_MS)
  return Array.from({ length: count }, (_, i) =>
    new Date((last - count + 1 + i) * DAY_MS).toISOString().slice(0, 10),
  )
}
