/** So many mails a second are a rush: more than are placed in that time anyway. */
const RUSH_PER_SECOND = 150
const WINDOW_MS = 400
/** So long nothing is placed in a rush, and then little, however long it goes on. */
const ALL_MS = 2000
const LITTLE = 1 / 8

export type Rush = {
  /** A mail was kept. */
  arrived(): void
  /** How much of the work on mails may go on just now, of 1: where many come, taking them in goes before placing them. */
  share(): number
}

/** Tells a rush by what came in the last moments: whoever hands a mail over waits for us, whoever reads it doesn't yet. */
export function makeRush(now: () => number = () => performance.now()): Rush {
  let began = now()
  let count = 0
  let before = 0
  let since: number | null = null
  const turn = () => {
    const passed = now() - began
    if (passed < WINDOW_MS) return
    before = passed < 2 * WINDOW_MS ? count : 0
    count = 0
    began = now()
  }
  return {
    arrived() {
      turn()
      count += 1
    },
    share() {
      turn()
      const isOn = Math.max(before, count) > (RUSH_PER_SECOND * WINDOW_MS) / 1000
      since = isOn ? (since ?? now()) : null
      if (since === null) return 1
      return now() - since < ALL_MS ? 0 : LITTLE
    },
  }
}
