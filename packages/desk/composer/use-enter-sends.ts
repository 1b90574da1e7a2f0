import type { ActiveChat } from "@veridesk/contract/chat/desk.ts"
import { useCell, useCellPart } from "../data/cell.ts"
import { liveChats } from "../data/chats.ts"
import { prefs } from "../data/prefs.ts"

const isActive = (chat: ActiveChat | null) => chat?.phase === "active"

/** Whether Enter alone sends: in live conversations one chooses that apart from the others. */
export function useEnterSends(id: string): boolean {
  const { enterSends, enterSendsChats } = useCell(prefs)
  return useCellPart(liveChats.of(id), isActive) ? enterSendsChats : enterSends
}
