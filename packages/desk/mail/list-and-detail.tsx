import { type ReactNode, useEffect, useRef } from "react"
import { useAction } from "../frame/use-action.ts"
import { useSay } from "../words/words.ts"
import css from "./mail.module.css"

interface ListProps {
  /** What the list shows, in its order. */
  ids: readonly string[]
  id: string | null
  onOpen(id: string | null): void
  lines: ReactNode
  above?: ReactNode
  below?: ReactNode
  detail: ReactNode
}

/** A list with the one that is open beside it; j and k move, o goes into it, u comes back. */
export function ListAndDetail({ ids, id, onOpen, lines, above, below, detail }: ListProps) {
  const words = useSay()
  const list = useRef<HTMLUListElement>(null)
  // Where the open one stood: when it leaves the list, the next one is the one that took its place.
  const place = useRef(0)
  const at = id === null ? -1 : ids.indexOf(id)
  useEffect(() => {
    if (at >= 0) place.current = at
  }, [at])
  const move = (step: 1 | -1) => {
    const next = at >= 0 ? ids[at + step] : ids[step > 0 ? place.current : place.current - 1]
    if (next) onOpen(next)
  }
  useAction("next", () => move(1))
  useAction("previous", () => move(-1))
  useAction("back", () => onOpen(null), id !== null)
  useAction("open", () => document.querySelector<HTMLElement>("[data-opened-mail]")?.focus(), id !== null)
  useEffect(() => {
    list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: "nearest" })
  }, [id])
  return (
    <div className={css.split}>
      <div className={css.column}>
        <div>
          {above}
          <ul ref={list} className={css.lines} aria-label={words("mail.list")}>
            {lines}
          </ul>
          {below}
        </div>
      </div>
      {detail || (
        <div className={css.choose}>
          <p>{words("mail.choose")}</p>
          <p className={css.hint}>{words("mail.choose.keys")}</p>
        </div>
      )}
    </div>
  )
}
