/** So many mails a second are a rush: more than are placed in that time anyway. */
const RUSH_PER_SECOND = 150
const WINDOW_MS = 400

export type Rush = {
  /** A mail was kept. */
  arrived(): void
  /** Whether so many come just now that taking them in goes before placing them. */
  isOn(): boolean
}

/** Tells a rush by what came in the last moments: whoever hands a mail over waits for us, whoever reads it doesn't yet. */
export function makeRush(now: () => number = () => performance.now()): Rush {
  let began = now()
  let count = 0
  let before = 0
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
    isOn() {
      turn()
      return Math.max(before, count) > (RUSH_PER_SECOND * WINDOW_MS) / 1000
    },
  }
}
