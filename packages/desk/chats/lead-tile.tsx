import type { DeskChats } from "@veridesk/contract/chat/desk.ts"
import { useNow } from "../frame/now.ts"
import { useSay } from "../words/words.ts"
import css from "./chat-list.module.css"
import { serverNow, waitedText } from "./times.ts"

/** How live chat stands now, for leads, in four figures. */
export function LeadTile({ chats }: { chats: DeskChats }) {
  const words = useSay()
  const now = serverNow(useNow("second"))
  const { colleagues, surge, me } = chats
  const all = [me.presence, ...colleagues.map(({ presence }) => presence)]
  const count = (presence: string) => all.filter((one) => one === presence).length
  const figures = [
    ["tile.waiting", String(chats.waitingCount)],
    ["tile.longest", chats.longestSince ? waitedText(words, chats.longestSince, now) : "–"],
    ["tile.agents", `${count("online")} · ${count("busy")}`],
    ["tile.surge", words(surge.now ? "tile.surge.on" : "tile.surge.off")],
  ] as const
  return (
    <dl className={surge.now ? `${css.tile} ${css.surge}` : css.tile} aria-label={words("tile.label")}>
      {figures.map(([label, value]) => (
        <div key={label}>
          <dt>{words(label)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
