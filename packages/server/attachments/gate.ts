export type Gate = <T>(work: () => Promise<T>) => Promise<T>

/** Lets at most `most` pieces of work run at once; the others wait in the order they came. */
export function gate(most: number): Gate {
  const waiting: (() => void)[] = []
  let running = 0
  return async (work) => {
    if (running >= most) await new Promise<void>((enter) => waiting.push(enter))
    else running += 1
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      // The place is handed on without being given up, or a newcomer could slip in between.
      if (next) next()
      else running -= 1
    }
  }
}
