import { setTimeout as pause } from "node:timers/promises"

/** A group of so many means that more are on their way. */
const BUSY = 8

/**
 * Gathers what arrives while a statement is on its way and writes it with the next one: under load many writes
 * share one commit (one fsync), alone a write goes out at once and waits for nobody.
 * `write` answers one result per item, in order. Where a group fails, each of its items is tried alone,
 * so that one bad item can't fail its neighbours.
 * `gatherMs`: where many come at once, so long is waited for more of them before the next statement.
 */
export function grouped<I, O>(
  write: (items: I[]) => Promise<O[]>,
  o: { most: number; lanes: number; gatherMs?: number },
): (item: I) => Promise<O> {
  type Waiting = { item: I; resolve: (result: O) => void; reject: (error: unknown) => void }
  const queue: Waiting[] = []
  let running = 0

  const alone = async (waiting: Waiting) => {
    try {
      const [result] = await write([waiting.item])
      waiting.resolve(result as O)
    } catch (error) {
      waiting.reject(error)
    }
  }
  const flush = async () => {
    running += 1
    while (queue.length > 0) {
      const group = queue.splice(0, o.most)
      try {
        const results = await write(group.map((waiting) => waiting.item))
        group.forEach((waiting, at) => {
          waiting.resolve(results[at] as O)
        })
      } catch (error) {
        if (group.length === 1) group[0]?.reject(error)
        else await Promise.all(group.map(alone))
      }
      if (o.gatherMs && group.length >= BUSY && queue.length < o.most) await pause(o.gatherMs)
    }
    running -= 1
  }
  return (item) =>
    new Promise<O>((resolve, reject) => {
      queue.push({ item, resolve, reject })
      // Starting in a microtask lets arrivals of the same tick share the first statement.
      if (running < o.lanes) queueMicrotask(() => running < o.lanes && queue.length > 0 && void flush())
    })
}
