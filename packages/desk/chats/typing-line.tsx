import { useCell } from "../data/cell.ts"
import { liveChats, typists } from "../data/chats.ts"
import { Icon } from "../frame/icon.tsx"
import { useSay } from "../words/words.ts"
import css from "./column.module.css"

/** Says that the customer is writing. The line keeps its height, so that nothing jumps when they do. */
export function TypingLine({ id }: { id: string }) {
  const words = useSay()
  const chat = useCell(liveChats.of(id))
  const typist = useCell(typists.of(id))
  const name = typist || (chat?.typing ? chat.row.customerName : "")
  if (!chat) return null
  return (
    <p className={css.typing} role="status" data-typing={name === "" ? undefined : ""}>
      {name !== "" && (
        <>
          <Icon name="edit" size={12} />
          <span dir="auto">{words("typing.line", { name })}</span>
        </>
      )}
    </p>
  )
}
