import { useState } from "react"
import { Refused } from "../data/api.ts"

/** An act on one of several things of a list: which one is under way, and why the last was refused. */
export function useAct<T>(act: (id: string) => Promise<T>, then: (answer: T) => void) {
  const [busyWith, setBusyWith] = useState<string | null>(null)
  const [error, setError] = useState<Refused | null>(null)
  async function start(id: string): Promise<void> {
    if (busyWith !== null) return
    setBusyWith(id)
    setError(null)
    try {
      then(await act(id))
    } catch (caught) {
      if (!(caught instanceof Refused)) throw caught
      setError(caught)
    } finally {
      setBusyWith(null)
    }
  }
  return { busyWith, error, run: (id: string) => void start(id) }
}
