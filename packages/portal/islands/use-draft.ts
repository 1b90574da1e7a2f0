import { useCallback, useEffect, useRef, useState } from "preact/hooks"
import { type Draft, forget, keep, recall } from "../browser/store.ts"

interface Options {
  scope: string
  draft: Omit<Draft, "savedAt">
  /** False while there is nothing worth keeping. */
  worth: boolean
  /** True when the form may be filled from an earlier draft. */
  mayRestore: boolean
  onRestore: (draft: Draft) => void
}

const settle = 250

/** Keeps what is typed on this device within a quarter of a second, and brings it back after a reload. */
export function useDraft({ scope, draft, worth, mayRestore, onRestore }: Options) {
  const [savedAt, setSavedAt] = useState<string | null>(null)
  const [restoredAt, setRestoredAt] = useState<string | null>(null)
  const ready = useRef(false)
  const done = useRef(false)
  const latest = useRef({ scope, draft, worth, mayRestore, onRestore })
  latest.current = { scope, draft, worth, mayRestore, onRestore }

  const save = useCallback(async () => {
    const { scope, draft, worth } = latest.current
    if (!ready.current || done.current || !worth) return
    const now = new Date().toISOString()
    if (await keep(scope, { ...draft, savedAt: now })) setSavedAt(now)
  }, [])

  useEffect(() => {
    const begin = async () => {
      const { scope, mayRestore, onRestore } = latest.current
      const found = mayRestore ? await recall(scope) : null
      if (found) {
        onRestore(found)
        setRestoredAt(found.savedAt)
      }
      ready.current = true
    }
    begin().catch(() => undefined)
    const leaving = () => {
      if (document.visibilityState === "hidden") save().catch(() => undefined)
    }
    document.addEventListener("visibilitychange", leaving)
    return () => document.removeEventListener("visibilitychange", leaving)
  }, [save])

  // Saved this long after the first change, not after the last: who types without a pause loses nothing either.
  const state = JSON.stringify(draft)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  useEffect(() => {
    timer.current ??= setTimeout(() => {
      timer.current = null
      save().catch(() => undefined)
    }, settle)
  }, [state, save])

  return {
    savedAt,
    restoredAt,
    save,
    /** The server has this one; what is typed from now on is a new draft. */
    clear: () => forget(scope),
    /** The page is about to be left, and nothing of it is to be kept. */
    drop: async () => {
      done.current = true
      await forget(scope)
    },
  }
}
