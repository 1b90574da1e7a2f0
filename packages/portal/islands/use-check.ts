import type { TxidReading } from "@veridesk/contract/chains/txid.ts"
import { useEffect, useRef, useState } from "preact/hooks"
import { remarksOn, type TxidFieldOf, type TxidRemarks } from "../form/txid-remarks.ts"
import { paths } from "../paths.ts"
import type { CheckAnswer, CheckRequest, FormDefinition } from "../props-form.ts"
import { usePage } from "../shell/page-state.ts"

interface Options {
  form: FormDefinition | null
  values: Record<string, string>
  csrf: string
  onRemarks: (field: string, remarks: TxidRemarks) => void
  onAnswer: (field: string, answer: CheckAnswer) => void
}

const settle = 350
const patience = 3000

/**
 * Reads the TxID box as it is typed, and asks the server about it when typing has come to rest. An answer that
 * comes too late for what stands in the box by then is thrown away. Never holds up the form.
 */
export function useCheck({ form, values, csrf, onRemarks, onAnswer }: Options): "no" | "soon" | "slow" {
  const page = usePage()
  const [looking, setLooking] = useState<"no" | "soon" | "slow">("no")
  const field = form?.fields.find((each): each is TxidFieldOf => each.kind === "txid")
  const text = field ? (values[field.id] ?? "") : ""
  const pair = field?.pair ? (values[field.pair] ?? "") : ""
  const address = field?.address ? (values[field.address] ?? "") : ""
  const first = useRef(true)
  /** The text that we put into the box ourselves: its remarks have been made. */
  const mended = useRef<string | null>(null)
  const latest = useRef({ onRemarks, onAnswer, values, form, field, csrf, locale: page.locale })
  latest.current = { onRemarks, onAnswer, values, form, field, csrf, locale: page.locale }
  const type = form?.type

  useEffect(() => {
    // The server has already looked at what it sent.
    if (first.current) {
      first.current = false
      return
    }
    setLooking("no")
    const { form, field, locale, csrf } = latest.current
    if (!field || !form || text === "") return
    const stop = new AbortController()
    const timers: ReturnType<typeof setTimeout>[] = []
    const read = async () => {
      const { readTxid, chains } = await import("../browser/chains.ts")
      if (stop.signal.aborted) return
      const chain = pair.split("/")[1]
      const reading: TxidReading = readTxid(
        text,
        chain && Object.hasOwn(chains, chain) ? (chain as keyof typeof chains) : undefined,
      )
      const remarks = remarksOn(reading, {
        field,
        form,
        values: latest.current.values,
        text,
        locale,
        names: chains,
      })
      if (mended.current !== text) latest.current.onRemarks(field.id, remarks)
      mended.current = remarks.replace
      if (!remarks.lookUp || remarks.replace !== null || !field.lookup || !pair) return
      timers.push(setTimeout(() => void ask(), settle))
    }
    const ask = async () => {
      setLooking("soon")
      timers.push(setTimeout(() => setLooking("slow"), patience))
      const body: CheckRequest = { type: form.type, field: field.id, values: latest.current.values }
      const answer = await fetch(paths.intakeCheck, {
        method: "POST",
        body: JSON.stringify(body),
        headers: { "content-type": "application/json", accept: "application/json", "x-csrf-token": csrf },
        signal: stop.signal,
      })
        .then((response) => (response.ok ? (response.json() as Promise<CheckAnswer>) : null))
        .catch(() => null)
      if (stop.signal.aborted) return
      for (const timer of timers) clearTimeout(timer)
      setLooking("no")
      if (answer) latest.current.onAnswer(field.id, answer)
    }
    read().catch(() => undefined)
    return () => {
      stop.abort()
      for (const timer of timers) clearTimeout(timer)
    }
  }, [type, text, pair, address])

  return looking
}
