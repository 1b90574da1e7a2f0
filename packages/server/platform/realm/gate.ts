import { Refusal } from "@veridesk/contract/errors.ts"

/**
 * Lets at most `atOnce` pieces of heavy work run side by side; up to `waiting` more stand in line, first come first
 * served. The next one is refused as `busy`: a line nobody lives to see the end of helps no one.
 */
export function makeGate(o: { atOnce: number; waiting: number }): <T>(work: () => Promise<T>) => Promise<T> {
  const line: (() => void)[] = []
  let running = 0

  return async (work) => {
    if (running >= o.atOnce) {
      if (line.length >= o.waiting) throw new Refusal("busy", 503)
      // Who leaves hands the place on, so the count stays as it is.
      await new Promise<void>((enter) => line.push(enter))
    } else {
      running += 1
    }
    try {
      return await work()
    } finally {
      const next = line.shift()
      if (next) next()
      else running -= 1
    }
  }
}
