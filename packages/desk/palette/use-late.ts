import { useEffect, useState } from "react"

/** A value that follows another one after a pause, so that not every key asks the server. */
export function useLate<T>(value: T, pause: number): T {
  const [late, setLate] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setLate(value), pause)
    return () => clearTimeout(timer)
  }, [value, pause])
  return late
}
