import { Refused } from "./api.ts"

const FIRST_PAUSE_MS = 1000
const LONGEST_PAUSE_MS = 30_000

export interface ReadAgain {
  /** A read has failed: it is repeated after a pause, unless the server said no for good. */
  later(id: string, error: unknown): void
  /** Repeats at once what waits for the end of a pause. */
  now(): void
}

/**
 * Repeats reads that failed until they are done or nobody wants them any more, with a pause that grows from a
 * second to half a minute and is never the same for two desks.
 */
export function readAgain(
  read: (id: string) => Promise<unknown>,
  isWanted: (id: string) => boolean,
): ReadAgain {
  const undone = new Map<string, { tries: number; timer: ReturnType<typeof setTimeout> | null }>()

  async function repeat(id: string, tries: number): Promise<void> {
    undone.set(id, { tries, timer: null })
    try {
      if (isWanted(id)) await read(id)
      undone.delete(id)
    } catch (error) {
      undone.delete(id)
      wait(id, tries, error)
    }
  }

  function wait(id: string, tries: number, error: unknown): void {
    if (undone.has(id) || !isWanted(id) || (error instanceof Refused && !error.passing)) return
    const pause = Math.min(FIRST_PAUSE_MS * 2 ** tries, LONGEST_PAUSE_MS) * (0.5 + Math.random() / 2)
    undone.set(id, { tries, timer: setTimeout(() => void repeat(id, tries + 1), pause) })
  }

  return {
    later: (id, error) => wait(id, 0, error),
    now() {
      for (const [id, { timer }] of undone) {
        if (timer === null) continue // being read
        clearTimeout(timer)
        void repeat(id, 0)
      }
    },
  }
}
