/**
 * What is read when it is first asked for and again after `stale()`: whoever asks first then waits for it. Readings
 * come one after the other; `read` is given what was read the time before.
 */
export function keepRead<T>(read: (before: T | null) => Promise<T>) {
  let current: Promise<T> | null = null
  let before: T | null = null
  let last: Promise<unknown> = Promise.resolve()
  const begin = async () => {
    before = await read(before)
    return before
  }
  return {
    get(): Promise<T> {
      if (current) return current
      const reading = last.then(begin, begin)
      last = reading
      current = reading
      // What could not be read is asked for again.
      reading.catch(() => {
        if (current === reading) current = null
      })
      return reading
    },
    stale() {
      current = null
    },
    /** Whether it was ever asked for. */
    isInUse: () => before !== null,
  }
}
