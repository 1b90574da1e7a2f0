import { useRef, useState } from "preact/hooks"
import { send } from "../browser/send.ts"
import type { FormAnswer } from "../props-form.ts"

/** One form on its way at a time; "waiting" while there is no network. */
export function useSending() {
  const [sending, setSending] = useState<"no" | "now" | "waiting">("no")
  const nudge = useRef<() => void>(() => undefined)
  const busy = useRef(false)

  return {
    sending,
    sendNow: () => nudge.current(),
    /** Null when another one is on its way already: a double click sends once. */
    post: async <Props>(action: string, form: () => Promise<FormData>): Promise<FormAnswer<Props> | null> => {
      if (busy.current) return null
      busy.current = true
      setSending("now")
      try {
        return await send<Props>(action, await form(), {
          onWait: () => setSending("waiting"),
          nudged: () =>
            new Promise((done) => {
              nudge.current = done
            }),
        })
      } finally {
        busy.current = false
        setSending("no")
      }
    },
  }
}
