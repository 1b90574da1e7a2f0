import type { ConversationRow } from "@veridesk/contract/conversation.ts"
import { type MouseEvent, memo } from "react"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { sectionOf } from "../data/rows.ts"
import { me, rows, viewers } from "../data/state.ts"
import { Age } from "../frame/age.tsx"
import { Avatar } from "../frame/avatar.tsx"
import { Chip } from "../frame/chip.tsx"
import { Icon } from "../frame/icon.tsx"
import { type DeskIcon, iconNames } from "../frame/icon-names.ts"
import { useNow } from "../frame/now.ts"
import { goTo } from "../frame/place.ts"
import { clockOf } from "../frame/sla.ts"
import { SlaClock } from "../frame/sla-clock.tsx"
import { useSay } from "../words/words.ts"
import { LabelChip } from "./label-chip.tsx"
import css from "./row.module.css"

interface RowProps {
  id: string
  href: string
  current: boolean
  tabStop: boolean
  gone: boolean
  /** Where it stands in the list, in pixels. */
  start: number
}

/** One conversation in the list: who, what about, the last line, how long, and who is looking at it. */
export const Row = memo(function Row({ id, href, current, tabStop, gone, start }: RowProps) {
  const words = useSay()
  const row = useCell(rows.of(id))
  const { density } = useCell(prefs)
  const now = useNow("minute")
  if (!row) return null
  const low = isLow(row, density)
  const clock = clockOf(row, now).state
  const classes = [
    css.row,
    low && css.low,
    clock in css && css[clock],
    row.unread && css.unread,
    gone && css.gone,
  ]
  return (
    <a
      href={href}
      className={classes.filter(Boolean).join(" ")}
      style={{ transform: `translateY(${start}px)` }}
      aria-current={current || undefined}
      data-row={id}
      tabIndex={tabStop ? 0 : -1}
      onClick={(event) => openHere(event, id)}
    >
      <Icon name={channelIcon(row.channel)} />
      <span className={css.line}>
        <span className="vh">{row.unread ? `${words("row.unread")}, ` : ""}</span>
        <strong className={css.name} dir="auto">
          {row.customerName}
        </strong>
        {row.customerVip !== null && row.customerVip > 0 && <Chip tone="vip">VIP {row.customerVip}</Chip>}
        <PriorityChip row={row} />
        {row.escalated && (
          <Chip tone="risk" icon="flag">
            {words("row.escalated")}
          </Chip>
        )}
        {row.followUps > 0 && row.waitingSince && (
          <Chip icon="clock">{words("row.followed-up", { n: row.followUps })}</Chip>
        )}
        {row.draft && <Chip tone="draft">{words("row.draft")}</Chip>}
        <SlaClock row={row} />
      </span>
      {low ? (
        <span className={css.line}>
          <span className={css.last} lang={row.locale} dir="auto">
            {row.subject}
          </span>
          {row.statusKey && <LabelChip statusKey={row.statusKey} />}
          <Watchers id={id} />
          <Age at={row.updatedAt} className={css.age} />
        </span>
      ) : (
        <>
          <span className={css.line}>
            <span className={css.subject} lang={row.locale} dir="auto">
              {row.subject}
            </span>
            <Age at={row.waitingSince ?? row.updatedAt} className={css.age} />
          </span>
          <span className={css.line}>
            <LastLine row={row} gone={gone} />
            {row.statusKey && <LabelChip statusKey={row.statusKey} />}
            <Watchers id={id} />
          </span>
        </>
      )}
    </a>
  )
})

/** Rows that wait for others, and all rows of a compact list, take two lines. */
export function isLow(row: ConversationRow, density: "comfortable" | "compact"): boolean {
  return density === "compact" || sectionOf(row) !== "needs-reply"
}

function LastLine({ row, gone }: { row: ConversationRow; gone: boolean }) {
  const words = useSay()
  if (gone) return <span className={css.last}>{words("row.gone")}</span>
  return (
    <span className={css.last} lang={row.locale} dir="auto">
      {row.lastSide === "staff" && `${words("row.us")} `}
      {row.preview}
    </span>
  )
}

/** Only what is out of the ordinary is said. */
function PriorityChip({ row }: { row: ConversationRow }) {
  const words = useSay()
  if (row.priority > 1) return null
  return (
    <Chip tone={row.priority === 0 ? "risk" : "warn"} icon="flag">
      {words(row.priority === 0 ? "priority.0" : "priority.1")}
    </Chip>
  )
}

function Watchers({ id }: { id: string }) {
  const words = useSay()
  const others = useCell(viewers.of(id)).filter(({ staffId }) => staffId !== me.get()?.id)
  return (
    <span className={css.who}>
      {others.slice(0, 3).map(({ staffId, name, doing }) => (
        <span key={staffId} title={words(`viewer.${doing}`, { name })}>
          <Avatar id={staffId} name={name} doing={doing === "viewing" ? "viewing" : "writing"} />
          <span className="vh">{words(`viewer.${doing}`, { name })}</span>
        </span>
      ))}
    </span>
  )
}

/** A channel has the icon that bears its name, or the ticket's. */
function channelIcon(channel: string): DeskIcon {
  return iconNames.find((name) => name === channel) ?? "ticket"
}

function openHere(event: MouseEvent, id: string): void {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
  event.preventDefault()
  goTo(id)
}
