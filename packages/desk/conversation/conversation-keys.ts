import { beginWriting } from "../composer/mode.ts"
import { goTo, mergingSheet, openMenu } from "../frame/place.ts"
import { useAction } from "../frame/use-action.ts"
import { assignToMe, toggleResolved } from "./change.ts"

/** What one can do to the open conversation by a key. */
export function useConversationKeys(id: string): void {
  useAction("reply", () => beginWriting(id, "reply"))
  useAction("note", () => beginWriting(id, "note"))
  useAction("resolve", () => toggleResolved(id))
  useAction("assign-me", () => assignToMe(id))
  useAction("assign", () => openMenu.set("assign"))
  useAction("team", () => openMenu.set("team"))
  useAction("priority", () => openMenu.set("priority"))
  useAction("status", () => openMenu.set("status"))
  useAction("merge", () => mergingSheet.set("merge"))
  useAction("split", () => mergingSheet.set("split"))
  useAction("link", () => mergingSheet.set("link"))
  useAction("back", () => goTo(null))
}
