import type { ChatForm } from "@veridesk/contract/chat/widget.ts"
import { useEffect, useState } from "preact/hooks"
import { useApp } from "../panel/app.ts"

/** The questions of the chosen type; null until they are here. Where they can't be had one goes on in one's own words. */
export function useForm(key: string | null): ChatForm | null {
  const { api, locale } = useApp()
  const [form, show] = useState<ChatForm | null>(null)
  useEffect(() => {
    let isOver = false
    show(null)
    if (key !== null)
      api.form(key).then(
        (here) => !isOver && show(here),
        () => !isOver && show({ key, title: "", about: "", icon: "", pairs: [], questions: [], advice: [] }),
      )
    return () => {
      isOver = true
    }
  }, [api, key, locale])
  return form
}
