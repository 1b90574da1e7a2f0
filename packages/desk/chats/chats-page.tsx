import { getRouteApi, useNavigate } from "@tanstack/react-router"
import { useEffect, useRef } from "react"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { isPanelBeside, openId } from "../frame/place.ts"
import { useWidth } from "../frame/use-width.ts"
import { SidePanel } from "../panel/side-panel.tsx"
import { ChatList } from "./chat-list.tsx"
import { useSeats } from "./use-seats.ts"
import { Workspace } from "./workspace.tsx"

const route = getRouteApi("/chats/{-$id}")
/** From this width on three stand side by side; below, one behind the other's tab. */
const SIDE_BY_SIDE_PX = 1440
const MOST_SIDE_BY_SIDE = 3

/** The line, the chats one has beside each other, and the panel of the one that is worked with. */
export function ChatsPage() {
  useChatAddress(route.useParams().id)
  const width = useWidth()
  const room = width >= SIDE_BY_SIDE_PX ? MOST_SIDE_BY_SIDE : 1
  const isAlone = width <= 900
  const seats = useSeats(room, { openFirst: !isAlone })
  const open = useCell(openId)
  const { list, panel } = useCell(prefs)
  return (
    <>
      <ChatList isAlone={isAlone} hidden={isAlone ? open !== null : open !== null && !list} />
      {(open !== null || !isAlone) && <Workspace seats={seats} withTabs={room === 1} />}
      {open !== null && <SidePanel id={open} docked={isPanelBeside(seats.length, width)} shown={panel} />}
    </>
  )
}

/** The address gives the open chat when one comes by it, and follows when one goes to another. */
function useChatAddress(id: string | undefined): void {
  const navigate = useNavigate()
  const open = useCell(openId)
  const written = useRef<string | null | undefined>(undefined)
  useEffect(() => {
    if (written.current === (id ?? null)) return
    written.current = id ?? null
    openId.set(id ?? null)
  }, [id])
  useEffect(() => {
    // What another page had open says nothing here.
    if (written.current === undefined || openId.get() !== open || written.current === open) return
    const replace = written.current !== null && open !== null
    written.current = open
    void navigate({ to: "/chats/{-$id}", params: { id: open ?? undefined }, replace })
  }, [open, navigate])
}
