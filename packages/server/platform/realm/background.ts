import type { Log } from "../log.ts"

export type Background = {
  /** Does the work after the answer has gone out; a failure is logged. */
  run(work: () => Promise<void>): void
  /** Waits for what is under way. */
  settle(): Promise<void>
}

/** For work whose time must not show in the answer, because it would say whether an account exists. */
export function makeBackground(log: Log): Background {
  const underWay = new Set<Promise<void>>()
  return {
    run(work) {
      const running = work()
        .catch((error: unknown) =>
          log.error({ err: error instanceof Error ? error.message : "" }, "background work failed"),
        )
        .finally(() => underWay.delete(running))
      underWay.add(running)
    },
    async settle() {
      while (underWay.size > 0) await Promise.all(underWay)
    },
  }
}
