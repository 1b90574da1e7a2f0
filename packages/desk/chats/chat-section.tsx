import { useQuery } from "@tanstack/react-query"
import type { ChatPanel } from "@veridesk/contract/chat/desk.ts"
import { useCell } from "../data/cell.ts"
import { liveChats } from "../data/chats.ts"
import { prefs } from "../data/prefs.ts"
import { rows } from "../data/state.ts"
import { SealSlip } from "../frame/paper.tsx"
import { clockTime, span } from "../frame/time.ts"
import { Section } from "../panel/section.tsx"
import { SectionState } from "../panel/section-state.tsx"
import css from "../panel/side-panel.module.css"
import { useSay } from "../words/words.ts"
import own from "./chat-section.module.css"
import { placeText } from "./place-words.ts"
import { panelQuery } from "./server.ts"
import { useIdle } from "./use-idle.ts"

type Panel = NonNullable<ChatPanel["panel"]>

/** What a live conversation has beside any other: the words to be known by, the wait, what the page told. */
export function ChatSection({ id }: { id: string }) {
  const words = useSay()
  const seq = useCell(rows.of(id))?.lastSeq ?? 0
  const { data, isError, refetch } = useQuery(panelQuery(id, seq))
  if (data && !data.panel) return null
  return (
    <Section name="chat" title={words("chat-panel.title")}>
      {data?.panel ? (
        <Facts id={id} panel={data.panel} />
      ) : (
        <SectionState failed={isError} onRetry={() => void refetch()} />
      )}
    </Section>
  )
}

function Facts({ id, panel }: { id: string; panel: Panel }) {
  const words = useSay()
  const { locale } = useCell(prefs)
  const chat = useCell(liveChats.of(id))
  const idle = useIdle(id)
  const { conduct } = chat ?? panel
  return (
    <>
      {panel.pair && <SealSlip title={panel.pair.join(" · ")}>{words("chat-panel.pair.how")}</SealSlip>}
      <dl>
        <Line
          label={words("chat-panel.here")}
          value={words((chat?.here ?? panel.here) ? "here.yes" : "here.no")}
        />
        <Line label={words("chat-panel.agent")} value={panel.agent?.name ?? null} />
        <Line
          label={words("chat-panel.waited")}
          value={panel.waitedSeconds === null ? null : span(words, panel.waitedSeconds * 1000)}
        />
        <Line
          label={words("chat-panel.place")}
          value={
            panel.place &&
            `${words("place.nth", { n: panel.place.position })} · ${placeText(words, { why: panel.place.ahead, risk: "ordinary" })}`
          }
        />
        <Line label={words("chat-panel.idle")} value={idle} />
        <Line
          label={words("chat-panel.conduct")}
          value={
            conduct === "none"
              ? null
              : conduct === "paused" && chat?.pausedUntil
                ? words("conduct.paused", { time: clockTime(locale, chat.pausedUntil) })
                : words("conduct.warned")
          }
        />
        <Line
          label={words("chat-panel.watchers")}
          value={panel.supervisors.filter((name) => name !== panel.agent?.name).join(", ") || null}
        />
      </dl>
      <Page page={panel.page} />
    </>
  )
}

/** What the customer's page told of where they are: nobody has checked it, and it is shown as such. */
function Page({ page }: { page: Panel["page"] }) {
  const words = useSay()
  const told = (["url", "title", "order", "asset", "article"] as const).flatMap((key) => {
    const value = page[key]
    return value ? [{ key, value }] : []
  })
  if (told.length === 0) return null
  return (
    <div className={own.page}>
      <h4>{words("chat-panel.page")}</h4>
      <dl>
        {told.map(({ key, value }) => (
          <Line key={key} label={words(`chat-panel.page.${key}`)} value={value} />
        ))}
      </dl>
    </div>
  )
}

function Line({ label, value }: { label: string; value: string | null }) {
  if (value === null) return null
  return (
    <div className={css.row}>
      <dt>{label}</dt>
      <dd dir="auto">{value}</dd>
    </div>
  )
}
