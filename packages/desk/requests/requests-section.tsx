import { useQuery } from "@tanstack/react-query"
import type { RequestItem } from "@veridesk/contract/requests.ts"
import { useEffect } from "react"
import { Attachments } from "../conversation/attachments.tsx"
import type { Timeline } from "../data/apply.ts"
import { useCell, useCellPart } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { requestsQuery } from "../data/queries.ts"
import { rows, timelines } from "../data/state.ts"
import { Button } from "../frame/button.tsx"
import { Chip, type Tone } from "../frame/chip.tsx"
import { asking, drawer } from "../frame/place.ts"
import { Section } from "../panel/section.tsx"
import { SectionState } from "../panel/section-state.tsx"
import { useSay } from "../words/words.ts"
import { Decide } from "./decide.tsx"
import css from "./requests.module.css"

/** What the customer was asked for, where each thing stands, and what we say of what has come. */
export function RequestsSection({ id }: { id: string }) {
  const words = useSay()
  const row = useCell(rows.of(id))
  const { data, isError, refetch } = useQuery(requestsQuery(id))
  const latest = useCellPart(timelines.of(id), lastAboutRequests)
  useEffect(() => {
    if (latest > 0) void refetch()
  }, [latest, refetch])
  const items = data?.items.filter(({ state }) => state !== "withdrawn") ?? []
  const here = items.filter(({ state }) => state === "checking" || state === "accepted").length
  const over = row?.status === "solved" || row?.status === "closed"
  return (
    <Section
      name="requests"
      title={words("requests.title")}
      more={items.length > 0 ? words("requests.count", { here, all: items.length }) : undefined}
    >
      {!data && <SectionState failed={isError} onRetry={() => void refetch()} />}
      {data && items.length === 0 && <p className={css.none}>{words("requests.none")}</p>}
      <ol className={css.list}>
        {items.map((item) => (
          <Item key={item.id} conversationId={id} item={item} />
        ))}
      </ol>
      {data && !over && (
        <Button
          small
          onClick={() => {
            drawer.set(false)
            asking.set(id)
          }}
        >
          {words("ask.open")}
        </Button>
      )}
    </Section>
  )
}

/** The newest event that changed what is asked for: when it moves, the list is read again. */
function lastAboutRequests(timeline: Timeline | null): number {
  return timeline?.events.findLast(({ kind }) => kind.startsWith("document."))?.seq ?? 0
}

const tones: Record<RequestItem["state"], Tone> = {
  missing: "plain",
  checking: "info",
  accepted: "ok",
  refused: "warn",
  withdrawn: "plain",
}

function Item({ conversationId, item }: { conversationId: string; item: RequestItem }) {
  const words = useSay()
  const { locale } = useCell(prefs)
  return (
    <li>
      <div className={css.head}>
        <b dir="auto">{item.title}</b>
        <Chip tone={tones[item.state]}>{words(`requests.${item.state}`)}</Chip>
      </div>
      {item.refusal && (
        <p>
          {words(`refusal.${item.refusal.reason}`)} <span dir="auto">{item.refusal.text}</span>
        </p>
      )}
      {item.added && <p>{words("requests.added", { why: item.added.why })}</p>}
      {item.wantedBy && item.state === "missing" && (
        <p>{words("requests.by", { day: dayText(locale, item.wantedBy) })}</p>
      )}
      {item.words.map((text) => (
        <p key={text} className={css.words} dir="auto">
          {text}
        </p>
      ))}
      <Attachments files={item.files} />
      <Decide conversationId={conversationId} item={item} />
    </li>
  )
}

/** A day without a time is the same in every zone. */
function dayText(locale: string, day: string): string {
  return new Intl.DateTimeFormat(locale, { month: "short", day: "numeric", timeZone: "UTC" }).format(
    new Date(`${day}T00:00:00Z`),
  )
}
