import type { LookupCard as Card } from "../props-form.ts"
import { FieldFrame, type FieldProps, wired } from "./field-frame.tsx"
import { useLive } from "./live.ts"
import { LookupCard, LookupWait } from "./lookup-card.tsx"

/** The TxID box, and under it, always in the same place, what the chain says. */
export function TxidField({ lookup, ...props }: FieldProps<"txid"> & { lookup: Card | null }) {
  const live = useLive()
  const { field, values } = props
  const waiting = live !== null && live.looking !== "no"
  return (
    <FieldFrame
      {...props}
      after={
        <div role="status" class="lookup-place">
          {waiting ? <LookupWait slow={live.looking === "slow"} /> : lookup && <LookupCard card={lookup} />}
        </div>
      }
    >
      <textarea
        class="input code"
        {...wired(props)}
        rows={2}
        spellcheck={false}
        autocapitalize="off"
        autocomplete="off"
        dir="ltr"
        maxLength={6000}
        value={values[field.id] ?? ""}
        onInput={live ? (event) => live.set(field.id, event.currentTarget.value) : undefined}
      />
    </FieldFrame>
  )
}
