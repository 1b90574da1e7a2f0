/*
 * Which live conversations stand side by side, and where. A seat is kept: a chat that ended stays until its agent
 * closes it, and one that is new never pushes another off the screen by itself. Pure functions on plain data.
 */

export interface Seating {
  /** Ids from the first place to the last. */
  seats: readonly string[]
  /** The open one; it always has a seat. */
  open: string | null
  /** Live conversations of this person, in the order in which they came. */
  mine: readonly string[]
  /** So many have room on this screen, one at least. */
  room: number
  /** Ids in the order in which they were last worked with, the newest last. */
  used: readonly string[]
}

/** The seats as they are to be now. */
export function seated({ seats, open, mine, room, used }: Seating): string[] {
  const now = [...seats]
  for (const id of mine) if (!now.includes(id) && now.length < room) now.push(id)
  if (open && !now.includes(open)) {
    if (now.length < room) now.push(open)
    else now[now.indexOf(leastUsed(now, { mine, used }))] = open
  }
  while (now.length > room) {
    const others = now.filter((id) => id !== open)
    now.splice(now.indexOf(leastUsed(others.length > 0 ? others : now, { mine, used })), 1)
  }
  return now
}

/** One that has ended goes first, then the one that nobody has touched for the longest time. */
function leastUsed(ids: readonly string[], { mine, used }: Pick<Seating, "mine" | "used">): string {
  const rank = (id: string) => (mine.includes(id) ? used.length : 0) + used.indexOf(id)
  return [...ids].sort((a, b) => rank(a) - rank(b))[0] ?? ""
}
