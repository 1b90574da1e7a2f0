import { newId } from "@veridesk/contract/ids.ts"
import type { Ties } from "@veridesk/contract/merging.ts"
import { Refused } from "../data/api.ts"
import { queries } from "../data/queries.ts"
import { goTo } from "../frame/place.ts"
import { refusalText } from "../frame/outcomes.ts"
import { tell } from "../frame/toasts.ts"
import { say } from "../words/words.ts"
import { merge, readTiesAgain, tellChildren, tiesQuery, undoMerge, unlink } from "./server.ts"

/*
 * What one does to tied tickets from more than one place, each with its way back where there is one.
 */

/** Says that a ticket was merged, opens the one in which it goes on, and offers to take it back. */
export function mergedInto(
  source: { id: string },
  target: { id: string; number: string },
  mergeId: string,
): void {
  readTiesAgain(source.id, target.id)
  goTo(target.id)
  tell(say("merge.done", { number: target.number }), {
    undo: () => void takeMergeBack(mergeId, { own: source.id, other: target.id }),
  })
}

/** Undoes a merge; where the server says no, its reason. */
export async function takeMergeBack(mergeId: string, ids: { own: string; other: string }): Promise<void> {
  await orTell(async () => {
    await undoMerge(mergeId)
    readTiesAgain(ids.own, ids.other)
    goTo(ids.own)
  })
}

/** Takes a split back: the part goes on in the ticket that it was split off from. */
export async function takeSplitBack(
  part: { id: string },
  whole: { id: string; number: string },
): Promise<void> {
  await orTell(async () => {
    const { mergeId } = await merge(part.id, { requestId: newId(), intoId: whole.id, reason: "" })
    mergedInto(part, whole, mergeId)
  })
}

export async function removeLink(link: Ties["links"][number], ownId: string): Promise<void> {
  await orTell(async () => {
    await unlink(link.linkId)
    readTiesAgain(ownId)
    tell(say("link.removed", { number: link.ticket.number }))
  })
}

export async function tellOfParent(id: string): Promise<void> {
  await orTell(async () => {
    const { children } = await tellChildren(id)
    tell(say("ties.told", { n: children }))
  })
}

/** How many children of a ticket aren't over, as far as this desk has asked. */
export function openChildren(id: string): number {
  const ties = queries.getQueryData(tiesQuery(id).queryKey)
  return childrenStillOpen(ties)
}

export function childrenStillOpen(ties: Ties | undefined): number {
  return (ties?.links ?? []).filter(
    ({ as, ticket }) => as === "child" && ticket.status !== "solved" && ticket.status !== "closed",
  ).length
}

async function orTell(act: () => Promise<void>): Promise<void> {
  try {
    await act()
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    tell(refusalText(error), { tone: "fault" })
  }
}
