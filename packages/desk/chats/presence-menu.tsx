import { useCell } from "../data/cell.ts"
import { deskChats } from "../data/chats.ts"
import { prefs } from "../data/prefs.ts"
import { keyOf } from "../frame/actions.ts"
import { Icon } from "../frame/icon.tsx"
import { ChoiceMenu } from "../frame/menu.tsx"
import { openMenu } from "../frame/place.ts"
import { useAction } from "../frame/use-action.ts"
import { useOpenByKey } from "../conversation/use-open-by-key.ts"
import { useSay } from "../words/words.ts"
import { setPresence } from "./acts.ts"
import css from "./presence.module.css"

const ALL = ["online", "busy", "away"] as const
/** More bars than this are told by their number alone. */
const MOST_BARS = 6

/** Whether one takes chats, how many one has, and what each choice means. */
export function PresenceMenu() {
  const words = useSay()
  useCell(prefs)
  const me = useCell(deskChats)?.me
  const open = useOpenByKey("presence")
  useAction("chat-presence", () => openMenu.set("presence"), me !== undefined)
  if (!me) return null
  const { presence, load, capacity } = me
  return (
    <ChoiceMenu
      {...open}
      className={css.presence}
      label={words("presence.menu")}
      selected={presence}
      groups={() => [
        {
          title: words("presence.label"),
          choices: ALL.map((id) => ({
            id,
            text: words(`presence.${id}`),
            about: words(`presence.${id}.means`),
            glyph: <span className={`${css.dot} ${css[id]}`} />,
          })),
        },
      ]}
      onChoose={(id) => {
        const chosen = ALL.find((one) => one === id)
        if (chosen) void setPresence(chosen)
      }}
    >
      <span className={`${css.dot} ${css[presence]}`} aria-hidden="true" />
      <span className={css.word} data-presence={presence}>
        {words(`presence.${presence}`)}
      </span>
      {capacity > 0 && capacity <= MOST_BARS && (
        <span className={css.bars} aria-hidden="true">
          {Array.from({ length: capacity }, (_, i) => (
            <i key={i} className={i < load ? css.full : undefined} />
          ))}
        </span>
      )}
      <span aria-hidden="true">{words("presence.load", { load, capacity })}</span>
      <span className="vh">{words("presence.load.spoken", { load, capacity })}</span>
      <Icon name="down" size={12} />
      {keyOf("chat-presence") && <span className="vh"> {keyOf("chat-presence")}</span>}
    </ChoiceMenu>
  )
}
