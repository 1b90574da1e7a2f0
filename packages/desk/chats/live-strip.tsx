import { useRouter } from "@tanstack/react-router"
import { useCell } from "../data/cell.ts"
import { deskChats } from "../data/chats.ts"
import { Button } from "../frame/button.tsx"
import { Icon } from "../frame/icon.tsx"
import { useSay } from "../words/words.ts"
import css from "./column.module.css"
import { partIn } from "./part-in.ts"
import { TypingLine } from "./typing-line.tsx"

/** What stands over the composer of a live conversation that is open in the inbox: that it is one, and who types. */
export function LiveStrip({ id }: { id: string }) {
  const words = useSay()
  const router = useRouter()
  const part = partIn(id, useCell(deskChats))
  return (
    <>
      <div className={css.strip}>
        <Icon name="chat" />
        <span>
          {words(
            part.as === "watcher" ? "live.others" : "live.here",
            part.as === "watcher" ? { agent: part.agent } : {},
          )}
        </span>
        <Button small onClick={() => void router.navigate({ to: "/chats/{-$id}", params: { id } })}>
          {words("live.open")}
        </Button>
      </div>
      <TypingLine id={id} />
    </>
  )
}
