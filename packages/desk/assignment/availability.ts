import type { Availability } from "@veridesk/contract/assignment.ts"
import type { Me } from "@veridesk/contract/staff-account.ts"
import { useEffect } from "react"
import { Refused } from "../data/api.ts"
import { cell, useCell } from "../data/cell.ts"
import { tell } from "../frame/toasts.ts"
import { say } from "../words/words.ts"
import { putAvailability, readAvailability } from "./api.ts"

/** Whether one is there for new conversations, and how many one has; `state` is null while it isn't known. */
type Known = Omit<Availability, "state"> & { state: Availability["state"] | null }

const UNKNOWN: Known = { state: null, load: 0, capacity: 0 }
const availability = cell<Known>(UNKNOWN)

export function useAvailability(me: Me): Known {
  useEffect(() => {
    availability.set(UNKNOWN)
    if (me.role !== "auditor") readAvailability().then(availability.set, () => {})
  }, [me.id, me.role])
  return useCell(availability)
}

/** Says that one is here or away; shown at once, and taken back where the server says no. */
export function sayAvailable(state: Availability["state"]): void {
  const before = availability.get()
  if (before.state === state) return
  availability.set({ ...before, state })
  putAvailability({ state }).then(
    (now) => {
      availability.set(now)
      tell(say(state === "away" ? "availability.now-away" : "availability.now-here"))
    },
    (error: unknown) => {
      availability.set(before)
      tell(error instanceof Refused && error.message ? error.message : say("refused.unreachable"), {
        tone: "fault",
      })
    },
  )
}
