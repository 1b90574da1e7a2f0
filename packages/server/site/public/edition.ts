import type { Db } from "../../platform/db/connect.ts"
import { readEdition, turnEdition } from "./store.ts"

const LOOK_MS = 2000

/** Which state of the public pages is out. Pages kept for many readers are kept by it. */
export type Edition = {
  number(): number
  /** After a commit that changes what public pages show: this process at once, the others within two seconds. */
  turn(): Promise<void>
  /** Whatever is kept of an edition is read again with the next one. Returns a way to stop. */
  onTurn(listener: () => void): () => void
  close(): void
}

export async function openEdition(db: Db): Promise<Edition> {
  const listeners = new Set<() => void>()
  let number = await readEdition(db)
  const take = (next: number) => {
    if (next <= number) return
    number = next
    for (const listener of listeners) listener()
  }
  // What we have is good enough until the database answers again.
  const timer = setInterval(() => void readEdition(db).then(take, () => {}), LOOK_MS)
  timer.unref()
  return {
    number: () => number,
    turn: async () => take(await turnEdition(db)),
    onTurn(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => clearInterval(timer),
  }
}
