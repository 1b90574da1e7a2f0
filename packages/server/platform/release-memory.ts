import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"

/** By then everything that is done once after a start is done, and nobody waits for the first answer any more. */
const AFTER_MS = 3000

/**
 * Gives back to the system what only the start needed: sources of modules, their compilation, the default texts. V8
 * keeps the freed pages for itself otherwise, a hundred megabytes that an idle process never uses again. Once, since
 * it stops the process for a quarter of a second. @returns a way to leave it
 */
export function releaseMemoryOnce(): () => void {
  const timer = setTimeout(release, AFTER_MS)
  timer.unref()
  return () => clearTimeout(timer)
}

function release(): void {
  setFlagsFromString("--expose-gc")
  const collect: unknown = runInNewContext("typeof gc === 'function' ? gc : null")
  setFlagsFromString("--no-expose-gc")
  // "last-resort" is the only one after which V8 keeps no pages in reserve.
  if (typeof collect === "function")
    Reflect.apply(collect, undefined, [{ type: "major", execution: "sync", flavor: "last-resort" }])
}
