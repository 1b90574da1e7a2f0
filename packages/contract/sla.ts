import * as z from "zod"
import { priority } from "./conversation.ts"
import { id, requestId } from "./ids.ts"
import { metric } from "./sla-metric.ts"

const text = z.object({ en: z.string().trim().min(1).max(80), zh: z.string().trim().min(1).max(80) })
const key = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/)
const day = z.iso.date()
const clockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/)

/** Hours of one day, in order and apart from one another; 24:00 is the midnight at its end. */
const hours = z
  .array(z.object({ from: clockTime, to: clockTime }))
  .max(4)
  .refine((all) => all.every(({ from, to }, at) => from < to && (at === 0 || (all[at - 1]?.to ?? "") < from)))
export type Hours = z.infer<typeof hours>

const zone = z
  .string()
  .max(60)
  .refine((name) => {
    try {
      return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== ""
    } catch {
      return false
    }
  })

/** When a team works: weekly hours in a zone, holidays by country, days of its own, Chinese make-up working days. */
export const calendar = z.object({
  name: text,
  zone,
  week: z
    .array(hours)
    .length(7) // Monday first
    .refine((all) => all.some((one) => one.length > 0)),
  holidays: z
    .array(z.object({ country: z.string().regex(/^[A-Z]{2}$/), region: z.string().max(10).nullable() }))
    .max(10),
  makeUpDays: z.boolean(),
  days: z.array(z.object({ date: day, hours, name: z.string().trim().max(80) })).max(200),
})
export type Calendar = z.infer<typeof calendar>

const byPriority = z.array(z.int().min(1).max(525_600)).length(5)

/** Minutes of working time by priority, P0 first. `always`: counted round the clock whichever team has it. */
const targets = z.object({
  name: text,
  always: z.boolean(),
  first: byPriority,
  next: byPriority,
  resolution: byPriority,
})
export type Targets = z.infer<typeof targets>

const escalation = z.object({
  when: z.enum(["at-risk", "breached"]),
  metrics: z.array(metric).min(1).max(3),
  raisePriority: z.boolean(),
  moveTo: id.nullable(),
  notifyLeads: z.boolean(),
})
export type Escalation = z.infer<typeof escalation>

/** Kinds of cases, calendars, and teams with hours of their own. */
const MOST = 60

/** Everything by which clocks run, kept as one document with versions. */
export const policy = z
  .object({
    targets: z.record(key, targets),
    calendars: z.record(key, calendar),
    usual: key, // the calendar of teams that have none of their own
    teams: z.record(id, key),
    pauses: z.object({
      /** Whether the promise of a reply stands still while we wait for others. */
      replyWithOthers: z.boolean(),
      resolutionWithCustomer: z.boolean(),
      resolutionWithOthers: z.boolean(),
    }),
    /** How many days a solved ticket can be opened again by its customer; after that a new one follows it. */
    reopenDays: z.int().min(1).max(90).default(14),
    warn: z.object({ percent: z.int().min(10).max(95), minutes: z.int().min(1).max(1440) }),
    escalations: z.array(escalation).max(12),
  })
  .refine((one) => [one.targets, one.calendars, one.teams].every((all) => Object.keys(all).length <= MOST))
  .refine((one) => "standard" in one.targets, { path: ["targets"] })
  .refine((one) => [one.usual, ...Object.values(one.teams)].every((name) => name in one.calendars), {
    path: ["calendars"],
  })
export type Policy = z.infer<typeof policy>

const policyVersion = z.object({
  version: z.int(),
  note: z.string(),
  by: z.string().nullable(), // null: shipped with the product
  at: z.iso.datetime(),
})

export const policyPage = z.object({
  version: z.int(),
  policy,
  versions: z.array(policyVersion),
  /** Days that are free or worked instead in each calendar, of this year and the next. */
  named: z.record(z.string(), z.array(z.object({ date: day, open: z.boolean(), name: z.string() }))),
  countries: z.array(z.object({ code: z.string(), name: z.string() })),
})
export type PolicyPage = z.infer<typeof policyPage>

const note = z.string().trim().max(200)
/** `basedOn` is the version the writer saw; where there is a newer one, 409 `changed-meanwhile` with it. */
export const savePolicy = z.object({ requestId, basedOn: z.int().min(1), note, policy })
export type SavePolicy = z.infer<typeof savePolicy>
export const restorePolicy = z.object({ requestId, basedOn: z.int().min(1), version: z.int().min(1) })

const pause = z.object({ from: z.iso.datetime(), to: z.iso.datetime().nullable(), why: z.string() })

/** One clock of a ticket as its desk sees it. */
export const clockView = z.object({
  metric,
  round: z.int(),
  state: z.enum(["running", "at-risk", "late", "paused", "met", "missed", "dropped"]),
  priority,
  targetMs: z.int(),
  calendar: z.object({ key: z.string(), name: text, zone: z.string(), always: z.boolean() }),
  policy: z.int(),
  startedAt: z.iso.datetime(),
  dueAt: z.iso.datetime().nullable(),
  /** Working time that was left when it began to stand still. */
  leftMs: z.int().nullable(),
  pausedSince: z.iso.datetime().nullable(),
  pausedWhy: z.string().nullable(),
  endedAt: z.iso.datetime().nullable(),
  pauses: z.array(pause),
})
export type ClockView = z.infer<typeof clockView>

export const clocksOfConversation = z.object({ clocks: z.array(clockView) })

const span = z.object({ from: z.iso.datetime(), to: z.iso.datetime() })
/** The clocks of one ticket on a line of time, with the hours in which its team works. */
export const clockPreview = z.object({
  number: z.string().nullable(), // null: no ticket has a clock yet
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  open: z.array(span),
  clocks: z.array(clockView),
})
export type ClockPreview = z.infer<typeof clockPreview>
