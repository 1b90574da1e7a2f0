import { useNavigate } from "@tanstack/react-router"
import type { View } from "@veridesk/contract/desk-api.ts"
import { useEffect, useRef } from "react"
import { useCell } from "../data/cell.ts"
import type { SortBy } from "../data/rows.ts"
import { openId } from "../frame/place.ts"
import { list, turnTo } from "./list.ts"
import { type Filter, type ListSpec, listKey, sectionsOf } from "./order.ts"

const MOVING_MS = 150

/** What of a list stands in the address; left out where it is the usual. */
export interface SpecInAddress {
  view?: View
  filter?: Filter
  sort?: SortBy
}

/** Reads the list from an address; what makes no sense is left out. */
export function readSpec(search: Record<string, unknown>): SpecInAddress {
  const { view, filter, sort } = search
  return {
    view: isView(view) ? view : undefined,
    filter: typeof filter === "string" && filter in sectionsOf ? (filter as Filter) : undefined,
    sort: sort === "clock" || sort === "newest" || sort === "waiting" ? sort : undefined,
  }
}

function wholeSpec({ view, filter, sort }: SpecInAddress): ListSpec {
  return { view: view ?? "mine", filter: filter ?? "open", sort: sort ?? "waiting" }
}

function shortSpec({ view, filter, sort }: ListSpec): SpecInAddress {
  return {
    view: view === "mine" ? undefined : view,
    filter: filter === "open" ? undefined : filter,
    sort: sort === "waiting" ? undefined : sort,
  }
}

/** The address gives list and conversation when one comes by it, and follows when one moves on the screen. */
export function useAddress(id: string | undefined, search: SpecInAddress): void {
  const navigate = useNavigate()
  const open = useCell(openId)
  const { spec } = useCell(list)
  const key = listKey(spec)
  const written = useRef<{ id: string | null; key: string } | null>(null)

  const address = { id: id ?? null, key: listKey(wholeSpec(search)) }
  useEffect(() => {
    if (written.current?.id === address.id && written.current.key === address.key) return
    written.current = address
    openId.set(address.id)
    turnTo(wholeSpec(search))
    // Only a change of the address moves the screen; `search` is another object each time.
    // eslint-disable-next-line react/exhaustive-deps
  }, [address.id, address.key])

  useEffect(() => {
    const before = written.current
    if (!before || (before.id === open && before.key === key)) return
    // From one conversation to the next is no step back; into one and out of one is.
    const replace = before.id !== null && open !== null
    const write = () => {
      written.current = { id: open, key }
      void navigate({
        to: "/inbox/{-$id}",
        params: { id: open ?? undefined },
        search: shortSpec(spec),
        replace,
      })
    }
    if (!replace) return write()
    // A key held down would fill the browser's own bounds for changes of the address.
    const timer = setTimeout(write, MOVING_MS)
    return () => clearTimeout(timer)
    // eslint-disable-next-line react/exhaustive-deps
  }, [open, key])
}

function isView(view: unknown): view is View {
  return typeof view === "string" && /^(mine|unassigned|all|team:[0-9a-f-]{36})$/.test(view)
}
