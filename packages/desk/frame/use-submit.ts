import { type FormEvent, useState } from "react"
import { Refused } from "../data/api.ts"

/** The life of a form: sending, refused with a reason, or done. A second click while it is sent does nothing. */
export function useSubmit<T>(submit: () => Promise<T>, then: (answer: T) => void) {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<Refused | null>(null)
  async function run(): Promise<void> {
    if (busy) return
    setBusy(true)
    setError(null)
    try {
      then(await submit())
    } catch (caught) {
      if (!(caught instanceof Refused)) throw caught
      setError(caught)
    } finally {
      setBusy(false)
    }
  }
  return {
    busy,
    error,
    clear: () => setError(null),
    run: () => void run(),
    onSubmit: (event: FormEvent) => {
      event.preventDefault()
      void run()
    },
    faultOf: (field: string) => error?.fields?.[field]?.message,
  }
}
