import { useQuery } from "@tanstack/react-query"
import type { ClockView } from "@veridesk/contract/sla.ts"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { clocksQuery } from "../data/queries.ts"
import { rows } from "../data/state.ts"
import { Icon } from "../frame/icon.tsx"
import type { DeskIcon } from "../frame/icon-names.ts"
import { useNow } from "../frame/now.ts"
import { exactTime, span, wholeTime } from "../frame/time.ts"
import { Section } from "../panel/section.tsx"
import { isWordKey, type Say, useSay } from "../words/words.ts"
import css from "./clocks-section.module.css"
import { inHours } from "./in-hours.ts"
import { isOver, stateNow } from "./state-now.ts"

/** All clocks of the ticket: how each stands, until when, why it stands still, and by whose hours. */
export function ClocksSection({ id }: { id: string }) {
  const words = useSay()
  const seq = useCell(rows.of(id))?.lastSeq ?? 0
  const { data } = useQuery(clocksQuery(id, seq))
  if (!data) return null
  // What one is about to answer stands before what takes days.
  const running = data.clocks
    .filter((clock) => !isOver(clock))
    .sort((a, b) => Number(a.metric === "resolution") - Number(b.metric === "resolution"))
  const over = data.clocks.filter(isOver)
  return (
    <Section name="clocks" title={words("clocks.title")}>
      {data.clocks.length === 0 && <p className={css.none}>{words("clocks.none")}</p>}
      <List clocks={running} />
      {over.length > 0 && (
        <details className={css.earlier} open={running.length === 0}>
          <summary>{words("clocks.earlier", { n: over.length })}</summary>
          <List clocks={over} />
        </details>
      )}
    </Section>
  )
}

function List({ clocks }: { clocks: ClockView[] }) {
  return (
    <ul className={css.list}>
      {clocks.map((clock) => (
        <Clock key={`${clock.metric} ${clock.round}`} clock={clock} />
      ))}
    </ul>
  )
}

const ICONS: Record<ClockView["state"], DeskIcon> = {
  running: "clock",
  "at-risk": "warning",
  late: "warning",
  paused: "minus",
  met: "check",
  missed: "warning",
  dropped: "close",
}

function Clock({ clock }: { clock: ClockView }) {
  const words = useSay()
  const { locale } = useCell(prefs)
  const now = useNow("second")
  const state = stateNow(clock, now)
  const left = clock.dueAt ? Date.parse(clock.dueAt) - now : (clock.leftMs ?? 0)
  const { calendar } = clock
  return (
    <li className={`${css.clock} ${css[state]}`}>
      <p className={css.head}>
        <b>
          {words(`clocks.metric.${clock.metric}`)}
          {clock.round > 1 && <small> {words("clocks.round", { n: clock.round })}</small>}
        </b>
        <span className={css.state}>
          <Icon name={ICONS[state]} size={14} />
          {words(`clocks.state.${state}`, { left: span(words, left) })}
        </span>
      </p>
      <p className={css.more}>
        <span>{whenOf(clock, words, locale)}</span>
        <span title={calendar.zone}>
          {words("clocks.rule", {
            priority: clock.priority,
            target: inHours(words, clock.targetMs),
            calendar: locale === "zh-CN" ? calendar.name.zh : calendar.name.en,
          })}
        </span>
      </p>
    </li>
  )
}

function whenOf(clock: ClockView, words: Say, locale: "en" | "zh-CN") {
  const told = (at: string, say: (when: string) => string) => (
    <time dateTime={at} title={exactTime(locale, at)}>
      {say(wholeTime(locale, at, "minutes"))}
    </time>
  )
  if (clock.endedAt) return told(clock.endedAt, (when) => words("clocks.ended", { when }))
  const why = `clocks.since.${clock.pausedWhy}`
  if (clock.pausedSince && isWordKey(why)) return told(clock.pausedSince, (when) => words(why, { when }))
  return clock.dueAt ? told(clock.dueAt, (when) => words("clocks.due", { when })) : null
}
