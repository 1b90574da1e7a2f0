import { getRouteApi } from "@tanstack/react-router"
import { useEffect } from "react"
import { ConversationPane } from "../conversation/conversation-pane.tsx"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { watch } from "../data/sync.ts"
import { openId } from "../frame/place.ts"
import { useWidth } from "../frame/use-width.ts"
import { SidePanel } from "../panel/side-panel.tsx"
import { useAddress } from "./address.ts"
import { list } from "./list.ts"
import { ListPane } from "./list-pane.tsx"

const route = getRouteApi("/inbox/{-$id}")

/** List, conversation and panel beside each other; one at a time where the screen is narrow. */
export function InboxPage() {
  const { id } = route.useParams()
  useAddress(id, route.useSearch())
  const open = useCell(openId)
  const { spec } = useCell(list)
  const { list: listShown, panel } = useCell(prefs)
  const width = useWidth()
  useEffect(() => watch(spec.view), [spec.view])
  const oneAtATime = width <= 900
  return (
    <>
      <ListPane alone={oneAtATime} hidden={oneAtATime ? open !== null : open !== null && !listShown} />
      {(open !== null || !oneAtATime) && <ConversationPane id={open} />}
      {open !== null && <SidePanel key={open} id={open} docked={width > 1279} shown={panel} />}
    </>
  )
}
