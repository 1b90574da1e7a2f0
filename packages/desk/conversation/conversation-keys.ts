import { beginWriting } from "../composer/mode.ts"
import { useCell } from "../data/cell.ts"
import { rows } from "../data/state.ts"
import { goTo, mergingSheet, openMenu } from "../frame/place.ts"
import { useAction } from "../frame/use-action.ts"
import { assignToMe, toggleResolved } from "./change.ts"

/** What one can do to the open conversation by a key. */
export function useConversationKeys(id: string): void {
  // One that was merged goes on elsewhere: there is nothing to do to it but to leave it.
  const on = !useCell(rows.of(id))?.mergedInto
  useAction("reply", () => beginWriting(id, "reply"), on)
  useAction("note", () => beginWriting(id, "note"), on)
  useAction("resolve", () => toggleResolved(id), on)
  useAction("assign-me", () => assignToMe(id), on)
  useAction("assign", () => openMenu.set("assign"), on)
  useAction("team", () => openMenu.set("team"), on)
  useAction("priority", () => openMenu.set("priority"), on)
  useAction("status", () => openMenu.set("status"), on)
  useAction("merge", () => mergingSheet.set("merge"), on)
  useAction("split", () => mergingSheet.set("split"), on)
  useAction("link", () => mergingSheet.set("link"), on)
  useAction("back", () => goTo(null))
}
