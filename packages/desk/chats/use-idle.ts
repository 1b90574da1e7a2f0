import { useCell } from "../data/cell.ts"
import { liveChats } from "../data/chats.ts"
import { rows } from "../data/state.ts"
import { useNow } from "../frame/now.ts"
import { useSay } from "../words/words.ts"
import { serverNow, waitedText } from "./times.ts"

/** How long until a silent customer's chat closes (06:58), or null: as soon as they have written they are not silent. */
export function useIdle(id: string): string | null {
  const words = useSay()
  const idle = useCell(liveChats.of(id))?.idle
  const row = useCell(rows.of(id))
  const now = serverNow(useNow("second"))
  if (!idle || row?.lastSide === "customer") return null
  return waitedText(words, new Date(now).toISOString(), idle.closesAt)
}
