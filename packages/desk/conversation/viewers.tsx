import { useCell } from "../data/cell.ts"
import { me, viewers } from "../data/state.ts"
import { Avatar } from "../frame/avatar.tsx"
import { useSay } from "../words/words.ts"
import css from "./head.module.css"

/** Who else is here, and who of them is writing; said once, politely. */
export function Viewers({ id }: { id: string }) {
  const words = useSay()
  const others = useCell(viewers.of(id)).filter(({ staffId }) => staffId !== me.get()?.id)
  const writing = others.find(({ doing }) => doing !== "viewing")
  const speaking = writing ?? others[0]
  return (
    <span className={css.viewers} role="status">
      {others.length > 0 && (
        <span className={css.avatars}>
          {others.slice(0, 4).map(({ staffId, name, doing }) => (
            <Avatar
              key={staffId}
              id={staffId}
              name={name}
              doing={doing === "viewing" ? "viewing" : "writing"}
            />
          ))}
        </span>
      )}
      {speaking && (
        <span>
          {others.length > 1 && !writing
            ? words("viewers.many", { name: speaking.name, n: others.length - 1 })
            : words(`viewer.${speaking.doing}`, { name: speaking.name })}
        </span>
      )}
    </span>
  )
}
