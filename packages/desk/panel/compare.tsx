import { tidyPaste } from "@veridesk/contract/chains/tidy-paste.ts"
import { useId, useState } from "react"
import { differences, Id4Line } from "../frame/id4.tsx"
import { useSay } from "../words/words.ts"
import css from "./chain.module.css"

/** So many equal letters at both ends and others between are what address poisoning looks like. */
const LOOK_ALIKE_ENDS = 4

/** Two addresses under each other with every differing character marked; the ends alone are never compared. */
export function Compare({ to, given, label }: { to: string; given: string; label: string }) {
  const words = useSay()
  const field = useId()
  const [typed, setTyped] = useState("")
  const other = typed ? tidyPaste(typed).text.trim() : given
  const differs = other ? differences(to, other) : new Set<number>()
  const alike = differs.size > 0 && looksAlike(to, other)
  return (
    <div className={css.compare}>
      <h4>
        {other ? words(differs.size === 0 ? "compare.same" : "compare.differ") : words("chain.compare")}
        {differs.size > 0 && (
          <span>{words("compare.count", { n: differs.size, of: Math.max(to.length, other.length) })}</span>
        )}
      </h4>
      {other && (
        <>
          <label htmlFor={field}>{typed ? words("compare.typed") : label}</label>
          <Id4Line value={other} what={words("compare.address")} width="five" differs={differs} />
        </>
      )}
      <label htmlFor={field}>{words("compare.with")}</label>
      <input
        id={field}
        value={typed}
        dir="ltr"
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setTyped(event.target.value)}
      />
      {alike && <p className={css.hint}>{words("compare.poisoning")}</p>}
    </div>
  )
}

function looksAlike(a: string, b: string): boolean {
  return (
    a.slice(0, LOOK_ALIKE_ENDS) === b.slice(0, LOOK_ALIKE_ENDS) &&
    a.slice(-LOOK_ALIKE_ENDS) === b.slice(-LOOK_ALIKE_ENDS)
  )
}
