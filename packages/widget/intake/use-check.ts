import type { FieldChecked } from "@veridesk/contract/chat/widget.ts"
import { useEffect, useRef, useState } from "preact/hooks"
import { useApp } from "../panel/app.ts"

export type Checked = { state: "none" | "looking" | "slow" } | { state: "here"; said: FieldChecked }

const PAUSE_MS = 400
const SLOW_MS = 3_000
const CHECKED = new Set(["txid", "address", "amount", "memo", "withdrawal-id", "order-id"])

/** What server, chain and ledger say of one field while it is filled in. A check that doesn't come never stops anybody. */
export function useCheck(o: {
  form: string
  field: string
  kind: string
  values: Record<string, string>
}): Checked {
  const { api } = useApp()
  const [checked, show] = useState<Checked>({ state: "none" })
  const values = useRef(o.values)
  values.current = o.values
  const value = (o.values[o.field] ?? "").trim()

  useEffect(() => {
    if (value === "" || !CHECKED.has(o.kind)) return show({ state: "none" })
    let isOver = false
    const slow = { timer: 0 as unknown as ReturnType<typeof setTimeout> }
    const start = setTimeout(() => {
      show({ state: "looking" })
      slow.timer = setTimeout(() => !isOver && show({ state: "slow" }), SLOW_MS)
      api.check({ form: o.form, field: o.field, values: values.current }).then(
        (said) => {
          clearTimeout(slow.timer)
          if (!isOver) show({ state: "here", said })
        },
        () => {
          clearTimeout(slow.timer)
          if (!isOver) show({ state: "none" })
        },
      )
    }, PAUSE_MS)
    return () => {
      isOver = true
      clearTimeout(start)
      clearTimeout(slow.timer)
    }
  }, [api, value, o.form, o.field, o.kind])
  return checked
}
