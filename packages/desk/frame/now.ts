import { cell, useCell } from "../data/cell.ts"

/*
 * The desk's clock. One timer for everything that shows an age or a countdown; it stands still while nobody looks.
 */

const second = cell(Date.now())
const minute = cell(Date.now())

export function startClock(): void {
  setInterval(() => {
    if (!document.hidden) tick()
  }, 1000)
  document.addEventListener("visibilitychange", tick)
}

/** The time now (ms), to the second where it counts down and to the minute otherwise. */
export function useNow(precision: "second" | "minute"): number {
  return useCell(precision === "second" ? second : minute)
}

function tick(): void {
  const now = Date.now()
  second.set(now)
  if (Math.floor(now / 60_000) !== Math.floor(minute.get() / 60_000)) minute.set(now)
}
