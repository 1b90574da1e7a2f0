import { rows, timelines } from "../data/state.ts"
import { load } from "../data/sync.ts"

/*
 * Reads the neighbours of the open conversation ahead, so that moving on shows them at once. One after the other,
 * only what is not held yet, and only once the person has stopped moving.
 */

const AROUND = 3
const REST_MS = 250

let timer: ReturnType<typeof setTimeout> | undefined
let run = 0

/** Plans to read what lies around `id` in this order of rows. */
export function readAround(order: readonly string[], id: string): void {
  clearTimeout(timer)
  const mine = ++run
  timer = setTimeout(() => void readAll(order, id, mine), REST_MS)
}

/** Reads one conversation ahead: one points at its row. */
export function readAhead(id: string): void {
  if (!isFresh(id)) load(id).catch(ignore)
}

async function readAll(order: readonly string[], id: string, mine: number): Promise<void> {
  const at = order.indexOf(id)
  if (at < 0) return
  for (let step = 1; step <= AROUND; step++) {
    for (const near of [order[at + step], order[at - step]]) {
      if (mine !== run || !near || isFresh(near)) continue
      await load(near).catch(ignore)
    }
  }
}

/** Held, and as far as its row. */
export function isFresh(id: string): boolean {
  const timeline = timelines.get(id)
  const row = rows.get(id)
  return timeline !== null && (row === null || timeline.cursor >= row.lastSeq)
}

/** Reading ahead may fail quietly: opening reads again and says so. */
function ignore(): void {}
