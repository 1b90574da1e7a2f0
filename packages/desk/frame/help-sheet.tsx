import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { useSay } from "../words/words.ts"
import { type ActionId, actionWord, keyLabel, keyOf } from "./actions.ts"
import css from "./help-sheet.module.css"
import { Kbd } from "./kbd.tsx"
import { Sheet } from "./sheet.tsx"

const groups: Record<"move" | "write" | "change" | "chats" | "screen", readonly ActionId[]> = {
  move: ["next", "previous", "open", "back", "next-message", "previous-message"],
  write: ["reply", "note", "macro"],
  change: ["claim", "resolve", "assign", "assign-me", "team", "priority", "status", "undo"],
  chats: ["chats", "chat-accept", "chat-decline", "chat-next", "chat-1", "chat-2", "chat-3", "chat-presence"],
  screen: ["search", "knowledge", "archive", "help", "toggle-list", "toggle-panel"],
}

/** All keys of the desk, with what they do. */
export function HelpSheet({ onClose }: { onClose(): void }) {
  const words = useSay()
  const { singleKeys } = useCell(prefs)
  const mod = /Mac|iPhone|iPad/.test(navigator.platform) ? "⌘" : "Ctrl"
  const fixed = {
    write: [
      ["keys.send", `${mod} Enter`],
      ["keys.send-resolve", `${mod} Shift Enter`],
    ],
    screen: [
      ["keys.palette", `${mod} K`],
      ["keys.close", "Esc"],
    ],
    chats: [["keys.accept-anywhere", `${mod} Shift Y`]],
    move: [],
    change: [],
  } as const
  return (
    <Sheet wide title={words("keys.title")} onClose={onClose}>
      {!singleKeys && <p>{words("keys.off")}</p>}
      <div className={css.groups}>
        {(["move", "write", "change", "chats", "screen"] as const).map((group) => (
          <section key={group}>
            <h3>{words(`keys.${group}`)}</h3>
            <dl>
              {groups[group].map((id) => (
                <div key={id}>
                  <dt>{words(actionWord(id))}</dt>
                  <dd>{keyOf(id) ? <Kbd>{keyLabel(keyOf(id) ?? "")}</Kbd> : "–"}</dd>
                </div>
              ))}
              {fixed[group].map(([word, keys]) => (
                <div key={word}>
                  <dt>{words(word)}</dt>
                  <dd>
                    <Kbd>{keys}</Kbd>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Sheet>
  )
}
