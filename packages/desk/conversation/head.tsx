import type { ConversationRow } from "@veridesk/contract/conversation.ts"
import { useCell } from "../data/cell.ts"
import { prefer, prefs } from "../data/prefs.ts"
import { keyOf } from "../frame/actions.ts"
import { Button, IconButton } from "../frame/button.tsx"
import { Chip } from "../frame/chip.tsx"
import { Icon } from "../frame/icon.tsx"
import { copyWhole, Id4 } from "../frame/id4.tsx"
import { Kbd } from "../frame/kbd.tsx"
import { useNow } from "../frame/now.ts"
import { drawer, goTo, holding } from "../frame/place.ts"
import { clockOf } from "../frame/sla.ts"
import { SlaClock } from "../frame/sla-clock.tsx"
import { exactTime, shortDay } from "../frame/time.ts"
import { useWidth } from "../frame/use-width.ts"
import { useSay } from "../words/words.ts"
import { toggleResolved } from "./change.ts"
import css from "./head.module.css"
import { AssigneeMenu, MoreMenu, PriorityMenu, TeamMenu } from "./head-menus.tsx"
import { StatusMenu } from "./status-menu.tsx"
import { Viewers } from "./viewers.tsx"

/** Who, what, how it stands, and whose it is. */
export function Head({ row, held }: { row: ConversationRow; held: boolean }) {
  const words = useSay()
  const width = useWidth()
  const phone = width <= 720
  // Where the list is out of sight this is what the page is about.
  const Heading = width <= 900 ? "h1" : "h2"
  return (
    <header className={css.head}>
      <div className={css.first}>
        <IconButton
          className={css.back}
          icon="back"
          size={20}
          label={words("action.back")}
          keys={keyOf("back") ?? undefined}
          onPress={() => goTo(null)}
        />
        <Heading dir="auto">{row.customerName}</Heading>
        {held && (
          <button
            type="button"
            className={css.held}
            aria-haspopup="dialog"
            onClick={() => holding.set(row.id)}
          >
            <Chip tone="info" icon="lock">
              {words("head.held")}
            </Chip>
          </button>
        )}
        {row.customerVip !== null && row.customerVip > 0 && <Chip tone="vip">VIP {row.customerVip}</Chip>}
        <span className={css.space} />
        {!phone && <Due row={row} />}
        <ResolveButton row={row} small={phone} />
        <IconButton
          icon="panel"
          size={phone ? 20 : 16}
          label={words("action.toggle-panel")}
          keys={keyOf("toggle-panel") ?? undefined}
          onPress={() => (width > 1279 ? prefer({ panel: !prefs.get().panel }) : drawer.set(true))}
        />
      </div>
      <p className={css.subject} lang={row.locale} dir="auto" title={row.subject}>
        {row.subject}
      </p>
      <div className={css.second}>
        <Number number={row.number} />
        {phone && <Due row={row} />}
        {row.mergedInto ? (
          <Chip icon="merge">{words("head.merged")}</Chip>
        ) : (
          <>
            <StatusMenu row={row} />
            <AssigneeMenu row={row} />
            <TeamMenu row={row} />
            <PriorityMenu row={row} />
            <MoreMenu id={row.id} />
          </>
        )}
        <span className={css.wide}>
          <Opened at={row.createdAt} />
        </span>
        {!phone && <Viewers id={row.id} />}
      </div>
      {phone && <Viewers id={row.id} />}
    </header>
  )
}

/** The clock, and before it in sight what it counts; to the ear the clock says that itself. */
function Due({ row }: { row: ConversationRow }) {
  const words = useSay()
  const { state } = clockOf(row, useNow("second"))
  const counts = state === "late" ? "head.overdue" : state === "ok" || state === "soon" ? "head.due" : null
  return (
    <>
      {counts && (
        <span className={css.due} aria-hidden="true">
          {words(counts)}
        </span>
      )}
      <SlaClock row={row} />
    </>
  )
}

/** The number as it is spoken; a click copies it. */
function Number({ number }: { number: string }) {
  const words = useSay()
  return (
    <button
      type="button"
      className={css.number}
      title={words("copy.whole", { what: words("head.number") })}
      onClick={() => void copyWhole(number, words("head.number"))}
    >
      <Icon name="ticket" size={14} />
      <span className="vh">{words("head.number")} </span>
      <Id4 value={number} small />
    </button>
  )
}

function Opened({ at }: { at: string }) {
  const words = useSay()
  const { locale } = useCell(prefs)
  const now = useNow("minute")
  return (
    <time dateTime={at} title={exactTime(locale, at)}>
      {words("head.opened", { day: shortDay(locale, at, now) })}
    </time>
  )
}

function ResolveButton({ row, small }: { row: ConversationRow; small: boolean }) {
  const words = useSay()
  useCell(prefs)
  if (row.mergedInto) return null
  if (row.status === "closed") return <Chip>{words("status.closed")}</Chip>
  const solved = row.status === "solved"
  const text = words(solved ? "head.reopen" : "action.resolve")
  if (small)
    return (
      <IconButton
        icon={solved ? "reopen" : "check"}
        size={20}
        label={text}
        onPress={() => toggleResolved(row.id)}
      />
    )
  return (
    <Button look={solved ? "secondary" : "primary"} onClick={() => toggleResolved(row.id)}>
      {text} {keyOf("resolve") && <Kbd>{keyOf("resolve")}</Kbd>}
    </Button>
  )
}
