import type { ChatState, QueuePlace } from "@veridesk/contract/chat/state.ts"
import { useState } from "preact/hooks"
import { useApp } from "../panel/app.ts"

/** The place in the line as a slip of paper: position, a range where history gives one, and why it is this place. */
export function QueueSlip({ chat, place }: { chat: ChatState; place: QueuePlace }) {
  const { t, times, locale } = useApp()
  if (place.position === 1 && place.ahead.length === 0) return <NextSlip chat={chat} place={place} />
  return (
    <section class="slip torn" aria-label={t("queue.title")}>
      <p class="top">
        <b>{t("queue.title")}</b>
        <span class="no">{chat.number}</span>
      </p>
      <div class="pos">
        <strong>
          {place.position}
          {locale === "en" && <sup>{ordinal(place.position)}</sup>}
        </strong>
        <div>
          <Range place={place} />
          <p class="meta">{t("queue.updated", { time: times.second(place.updatedAt), zone: times.zone })}</p>
        </div>
      </div>
      <Ticks place={place} />
      {place.moved && <p class="meta">{t(`queue.moved.${place.moved}`)}</p>}
      <Why place={place} />
      <div class="perf" />
      <p class="note">{t("queue.kept", { time: times.short(place.keptUntil), zone: times.zone })}</p>
    </section>
  )
}

/** At the front of the line; with nobody before one there is nothing to explain. */
function NextSlip({ chat, place }: { chat: ChatState; place: QueuePlace }) {
  const { t, times } = useApp()
  return (
    <section class="slip torn" aria-label={t("queue.title")}>
      <p class="top">
        <b class="h">{t("queue.next")}</b>
        <span class="no">{chat.number}</span>
      </p>
      <Range place={place} />
      <p class="meta">{t("queue.updated", { time: times.second(place.updatedAt), zone: times.zone })}</p>
      <div class="perf" />
      <p class="note">{t("queue.kept", { time: times.short(place.keptUntil), zone: times.zone })}</p>
    </section>
  )
}

function Range({ place: { from, to } }: { place: QueuePlace }) {
  const { t } = useApp()
  if (from === null || to === null) return <p class="meta">{t("queue.no-range")}</p>
  if (from === 0) return <p class="h">{t("queue.within", { to })}</p>
  return <p class="h">{from === to ? t("queue.about", { to }) : t("queue.range", { from, to })}</p>
}

const MOST_TICKS = 24

function Ticks({ place: { began, position } }: { place: QueuePlace }) {
  const { t } = useApp()
  const from = Math.max(began, position)
  if (from < 2) return null
  const ticks = Math.min(from, MOST_TICKS)
  const done = Math.round(((from - position) / from) * ticks)
  return (
    <>
      <div class="ticks" role="img" aria-label={t("queue.ticks", { began: from, position })}>
        {Array.from({ length: ticks }, (_, i) => (
          <i key={i} class={i < done ? "on" : ""} />
        ))}
      </div>
      <p class="meta">{t("queue.began", { began: from, n: position - 1 })}</p>
    </>
  )
}

/** "Why am I fourth": who stands before me, by reason and never by name. */
function Why({ place: { ahead } }: { place: QueuePlace }) {
  const { t } = useApp()
  const [isOpen, open] = useState(false)
  if (ahead.length === 0) return null
  return (
    <>
      <button type="button" class="link" aria-expanded={isOpen} onClick={() => open(!isOpen)}>
        {t("queue.why")}
      </button>
      {isOpen && (
        <ul class="why">
          {ahead.map(({ reason, people }) => (
            <li key={reason}>{t(`queue.ahead.${reason}`, { n: people })}</li>
          ))}
          <li>{t("queue.rule")}</li>
        </ul>
      )}
    </>
  )
}

function ordinal(n: number): string {
  const suffixes = { one: "st", two: "nd", few: "rd", other: "th", zero: "th", many: "th" }
  return suffixes[new Intl.PluralRules("en", { type: "ordinal" }).select(n)]
}
