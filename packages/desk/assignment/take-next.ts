import { newId } from "@veridesk/contract/ids.ts"
import { Refused } from "../data/api.ts"
import { takeRow } from "../data/state.ts"
import { takeEvents } from "../data/sync.ts"
import { openId } from "../frame/place.ts"
import { tell } from "../frame/toasts.ts"
import { say } from "../words/words.ts"
import { claimNext } from "./api.ts"

let asking = false

/** Takes the most urgent conversation of one's teams that nobody has, and opens it. */
export async function takeNext(): Promise<void> {
  if (asking) return
  asking = true
  try {
    const { taken } = await claimNext(newId())
    if (!taken) return tell(say("claim.none"))
    takeRow(taken.row)
    takeEvents(taken.row.id, taken.events)
    openId.set(taken.row.id)
    tell(say("claim.took", { subject: taken.row.subject }))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    tell(error.message || say("refused.unreachable"), { tone: "fault" })
  } finally {
    asking = false
  }
}
