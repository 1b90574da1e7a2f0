import type { Conversation, ReplyClock, ReplyOf } from "../conversations/index.ts"
import type { Db } from "../platform/db/connect.ts"
import type { Listener } from "../platform/events/reader.ts"
import type { App } from "../platform/http/app.ts"
import { addJobs } from "../platform/jobs/jobs.ts"
import { addWorking, isOpen } from "./calendar.ts"
import { areEnough, type Expected, expectedReply } from "./expected.ts"
import { keepTime, tells } from "./on-events.ts"
import { openPolicies } from "./policies.ts"
import { type ClockRoutes, clockRoutes } from "./routes.ts"
import { countFigures, type Figures } from "./store.ts"
import { watchClocks } from "./watch.ts"

/** Looks within a minute, at these seconds after its beginning; the queue's own timetable knows minutes only. */
const LOOKS_AFTER_S = [20, 40]
const FIGURES_DAYS = 30

/** How long answers to a type of ticket really took. */
export type Measured = Pick<Figures, "p50Ms" | "p80Ms" | "countedAt">

export type Sla = Awaited<ReturnType<typeof openSla>>

/** Clocks of promises: the rules in memory, and everything that app.ts hangs on them. */
export async function openSla(o: {
  db: Db
  /** For what nobody waits for. */
  background: Db
  clock: () => Date
  announce: () => void
  targetsOf: (formKey: string) => string
}) {
  const policies = await openPolicies(o)
  const replyClock: ReplyClock = policies.replyClock
  return {
    replyClock,
    /** When an answer is to be expected, in the customer's words: a range from real figures, up to the promise. */
    expected(c: Conversation): Expected {
      const metric = c.firstReplyAt ? "next" : "first"
      return expectedReply(c, policies.figuresOf(c.formKey, metric), o.clock())
    },
    /** How long first answers to a type of ticket really take, half and four fifths of them; null while there are few. */
    measured(formKey: string): Measured | null {
      const figures = policies.figuresOf(formKey, "first")
      return figures && areEnough(figures) ? figures : null
    },
    /** Whether whoever handles such a matter works at this moment, and from when on if not. */
    hours(of: ReplyOf): { open: boolean; opensAt: Date | null } {
      const now = o.clock()
      const { calendar } = policies.terms(of, "first")
      return isOpen(calendar, now)
        ? { open: true, opensAt: null }
        : { open: false, opensAt: addWorking(calendar, now, 0) }
    },
    keepTime: { wants: tells, handle: (events, tx) => keepTime(events, tx, policies) } satisfies Listener,
    routes: (app: App, deps: Omit<ClockRoutes, "policies">) => clockRoutes(app, { ...deps, policies }),
    tasks: {
      /** Each minute's look leaves two more behind, each there once however many processes there are. */
      "watch-clocks": async (payload: unknown) => {
        const now = o.clock()
        if (isOfTimetable(payload)) await addJobs(o.background, LOOKS_AFTER_S.map(laterLook))
        await watchClocks({ db: o.background, policies, announce: o.announce }, now)
      },
      "count-replies": async () => {
        const now = o.clock()
        const since = new Date(now.getTime() - FIGURES_DAYS * 86_400_000)
        await countFigures(o.background, { since, now })
        await policies.refresh()
      },
    },
    crontab: ["* * * * * watch-clocks", "*/10 * * * * count-replies"],
    close: policies.close,
  }
}

function laterLook(seconds: number) {
  const runAt = new Date(Date.now() + seconds * 1000).toISOString()
  return { task: "watch-clocks", payload: {}, key: `watch-clocks ${seconds}`, runAt }
}

function isOfTimetable(payload: unknown): boolean {
  return typeof payload === "object" && payload !== null && "_cron" in payload
}
