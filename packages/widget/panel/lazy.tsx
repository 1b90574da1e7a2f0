import type { FunctionComponent } from "preact"
import { useEffect, useState } from "preact/hooks"
import { OnItsWay } from "./on-its-way.tsx"

/** A part that is fetched when it is first shown, and again when the network lost it. */
export function lazy(fetchPart: () => Promise<FunctionComponent>): FunctionComponent {
  let part: FunctionComponent | null = null
  return function Lazy() {
    const [state, show] = useState<"coming" | "here" | "gone">(part ? "here" : "coming")
    useEffect(() => {
      if (part) return
      fetchPart().then(
        (here) => {
          part = here
          show("here")
        },
        () => show("gone"),
      )
    }, [])
    const Part = part
    return Part && state === "here" ? <Part /> : <OnItsWay isGone={state === "gone"} />
  }
}
