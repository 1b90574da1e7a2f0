import { Suspense } from "react"
import { cells, useCell } from "../data/cell.ts"
import { part } from "../frame/part.tsx"
import { goTo } from "../frame/place.ts"
import { useSay } from "../words/words.ts"
import type { JoinedTicket } from "./joined-at.ts"

const JoinedThread = part(() => import("../merging/joined-thread.tsx").then((m) => m.JoinedThread))

/** Which of them are unfolded; kept beside the log, whose lines come and go as one scrolls. */
const shown = cells<boolean | null>(null)

/** The two links behind such a line. What a part was split off with is what it is about: it is unfolded at first. */
export function JoinedLinks({ joined }: { joined: JoinedTicket }) {
  const words = useSay()
  const open = useUnfolded(joined)
  return (
    <>
      {" "}
      <button type="button" className="link" aria-expanded={open} onClick={() => shown.set(joined.id, !open)}>
        {words(open ? "joined.hide" : "joined.show")}
      </button>
      {" · "}
      <button type="button" className="link" onClick={() => goTo(joined.saidIn.id)}>
        {words("joined.open")}
      </button>
    </>
  )
}

export function JoinedBelow({ joined, lang }: { joined: JoinedTicket; lang: string }) {
  if (!useUnfolded(joined)) return null
  return (
    <Suspense fallback={null}>
      <JoinedThread of={joined.of} id={joined.id} number={joined.saidIn.number} lang={lang} />
    </Suspense>
  )
}

function useUnfolded(joined: JoinedTicket): boolean {
  return useCell(shown.of(joined.id)) ?? joined.of === "carried"
}
