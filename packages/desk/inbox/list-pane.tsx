import { useVirtualizer } from "@tanstack/react-virtual"
import { useEffect, useMemo, useRef } from "react"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { rows } from "../data/state.ts"
import { openId } from "../frame/place.ts"
import { useSay } from "../words/words.ts"
import { FreshBar } from "./fresh-bar.tsx"
import { type Line, linesOf } from "./lines.ts"
import { hold, list, readOn } from "./list.ts"
import { ListEnd } from "./list-end.tsx"
import { ListHead } from "./list-head.tsx"
import { useListKeys } from "./list-keys.ts"
import css from "./list-pane.module.css"
import { readAhead } from "./prefetch.ts"
import { isLow, Row } from "./row.tsx"

const HEAD = 28
/** When this few rows are left below the screen, the next page is asked for. */
const READ_ON_AT = 12

/** The list of a view: virtual, so that ten thousand rows cost what thirty do. */
export function ListPane({ hidden, alone }: { hidden: boolean; alone: boolean }) {
  const Landmark = alone ? "main" : "section"
  const words = useSay()
  const state = useCell(list)
  const current = useCell(openId)
  const sizes = useRowSizes()
  const scroller = useRef<HTMLDivElement>(null)
  const lines = useMemo(() => linesOf(state), [state])
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (i) => sizeOf(lines[i], sizes),
    getItemKey: (i) => lines[i]?.key ?? i,
    overscan: 8,
  })
  // Heights are known, not measured; when the density or a row's section changes they are asked for again.
  useEffect(() => virtual.measure(), [virtual, lines, sizes])
  useListKeys(lines, virtual, scroller)
  const items = virtual.getVirtualItems()
  const lastShown = items.at(-1)?.index ?? 0
  const shown = items.flatMap(({ index }) => {
    const line = lines[index]
    return line?.is === "row" ? [line.id] : []
  })
  // Tab comes to one row: the open one, or the first in sight while none is open.
  const tabStop = shown.find((id) => id === current) ?? shown[0]
  useEffect(() => {
    if (lines.length > 0 && lines.length - lastShown < READ_ON_AT) void readOn()
  }, [lines.length, lastShown])

  return (
    <Landmark className={css.list} aria-label={words("list.label")} hidden={hidden}>
      <ListHead />
      <FreshBar />
      <div
        ref={scroller}
        className={css.rows}
        onPointerMove={() => hold("pointer", true)}
        onPointerLeave={() => hold("pointer", false)}
        onFocus={() => hold("focus", true)}
        onBlur={() => hold("focus", false)}
        onScroll={(event) => hold("scroll", event.currentTarget.scrollTop > 0)}
        onPointerOver={(event) => pointedAt(event.target, readAhead)}
      >
        <ol className={css.page} style={{ blockSize: virtual.getTotalSize() }}>
          {items.map((item) => {
            const line = lines[item.index]
            if (!line) return null
            if (line.is === "head")
              return (
                <li key={item.key}>
                  <h2 className={css.section} style={{ transform: `translateY(${item.start}px)` }}>
                    <b>{words(`section.${line.section}`)}</b> {line.count}
                    {line.more && "+"}
                    {line.section === "needs-reply" && <span>{words(`sorted.${state.spec.sort}`)}</span>}
                  </h2>
                </li>
              )
            return (
              <li key={item.key} aria-posinset={line.at} aria-setsize={-1}>
                <Row
                  id={line.id}
                  href={`/desk/inbox/${line.id}`}
                  current={line.id === current}
                  tabStop={line.id === tabStop}
                  gone={state.gone.has(line.id)}
                  start={item.start}
                />
              </li>
            )
          })}
        </ol>
        <ListEnd empty={lines.length === 0} />
      </div>
    </Landmark>
  )
}

/** Heights as the style sheet has them, read once for each density. */
function useRowSizes(): { row: number; low: number } {
  const { density } = useCell(prefs)
  return useMemo(() => {
    const style = getComputedStyle(document.documentElement)
    const read = (name: string, otherwise: number) =>
      Number.parseFloat(style.getPropertyValue(name)) || otherwise
    document.documentElement.dataset["density"] = density
    return { row: read("--row", 68), low: read("--row-low", 44) }
  }, [density])
}

function sizeOf(line: Line | undefined, sizes: { row: number; low: number }): number {
  if (!line || line.is === "head") return HEAD
  const row = rows.get(line.id)
  return row && isLow(row, prefs.get().density) ? sizes.low : sizes.row
}

function pointedAt(target: EventTarget, then: (id: string) => void): void {
  const id = target instanceof Element ? target.closest<HTMLElement>("[data-row]")?.dataset["row"] : undefined
  if (id) then(id)
}
