import { getRouteApi } from "@tanstack/react-router"
import { useDeferredValue, useEffect } from "react"
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
  // The list follows each key at once; what is beside it follows when there is time, and never holds the list up.
  const shown = useDeferredValue(open)
  const { spec } = useCell(list)
  const { list: listShown, panel } = useCell(prefs)
  const width = useWidth()
  useEffect(() => watch(spec.view), [spec.view])
  const oneAtATime = width <= 900
  return (
    <>
      <ListPane alone={oneAtATime} hidden={oneAtATime ? open !== null : open !== null && !listShown} />
      {(shown !== null || !oneAtATime) && <ConversationPane id={shown} />}
      {shown !== null && <SidePanel id={shown} docked={width > 1279} shown={panel} />}
    </>
  )
}
