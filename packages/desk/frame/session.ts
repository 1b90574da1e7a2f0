import type { StaffSession } from "@veridesk/contract/staff-account.ts"
import { readSession, signOut } from "../data/account.ts"
import { whenSessionLost } from "../data/api.ts"
import { cell } from "../data/cell.ts"
import { me } from "../data/state.ts"
import { beginVisit, endVisit, restoreVisit } from "../data/visit.ts"
import { goLive, goSilent } from "./go-live.ts"

/*
 * Who sits at this desk, from the first paint to the sign-out.
 */

/** `asking`: not known yet and nothing to show · `ended`: it was open here a moment ago. */
export type Seat = StaffSession | { state: "asking" } | { state: "ended" }
export const seat = cell<Seat>({ state: "asking" })

const AGAIN_MS = 3000

/** Shows the last visit's copy, if there is one, while the server is asked who this is. */
export async function takeSeat(): Promise<void> {
  whenSessionLost(() => void lose())
  const person = await restoreVisit()
  if (person) seat.set({ state: "open", me: person })
  await askWho()
}

/** Asks the server anew; after each step of signing in. */
export async function askWho(): Promise<void> {
  try {
    const session = await readSession()
    if (session.state === "open") {
      await beginVisit(session.me)
      seat.set(session)
      goLive(() => void lose())
    } else if (seat.get().state === "open") await lose()
    else seat.set(session)
  } catch {
    // Not reachable: a desk that has its copy goes on with it, and asks again.
    setTimeout(() => void askWho(), AGAIN_MS)
  }
}

/** Signs out: the server forgets the session, this device forgets the customers and all that was written. */
export async function leave(): Promise<void> {
  goSilent()
  await endVisit(true)
  seat.set({ state: "signed-out" })
  await signOut().catch(() => {})
}

/** The server ended the session. What was not sent yet stays, for the same person. */
async function lose(): Promise<void> {
  if (!me.get()) return
  goSilent()
  seat.set({ state: "ended" })
  await endVisit(false)
}
