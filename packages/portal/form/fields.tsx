import type { FormField, TicketFormProps } from "../props-form.ts"
import type { FieldProps } from "./field-frame.tsx"
import { ChoiceField, ChoicesField, ConsentField } from "./choice-fields.tsx"
import { PairField } from "./pair-field.tsx"
import { AmountField, CodeField, LongTextField, TextField } from "./plain-fields.tsx"
import { TimeField } from "./time-field.tsx"
import { TxidField } from "./txid-field.tsx"

type FieldsProps = Pick<TicketFormProps, "values" | "errors" | "notes" | "prefilled" | "lookup"> & {
  fields: FormField[]
}

/** The fields of a form in their order; amount and time stand side by side when they follow each other. */
export function Fields({ fields, ...state }: FieldsProps) {
  const rows: FormField[][] = []
  for (const field of fields) {
    const last = rows.at(-1)
    if (field.kind === "occurred-at" && last?.length === 1 && last[0]?.kind === "amount") last.push(field)
    else rows.push([field])
  }
  return (
    <>
      {rows.map((row) => {
        const drawn = row.map((field) => <Field key={field.id} field={field} {...state} />)
        return row.length > 1 ? (
          <div key={row[0]?.id} class="two">
            {drawn}
          </div>
        ) : (
          drawn
        )
      })}
    </>
  )
}

function Field({
  field,
  values,
  errors,
  notes,
  prefilled,
  lookup,
}: Omit<FieldsProps, "fields"> & { field: FormField }) {
  const shared = {
    values,
    error: errors.find((error) => error.field === field.id || error.field.startsWith(`${field.id}.`)),
    notes: notes.filter((note) => note.field === field.id),
    prefilled: prefilled.includes(field.id),
  } satisfies Omit<FieldProps, "field">
  switch (field.kind) {
    case "asset-network":
      return <PairField field={field} {...shared} />
    case "txid":
      return <TxidField field={field} {...shared} lookup={field.lookup ? lookup : null} />
    case "address":
    case "memo":
    case "withdrawal-id":
    case "order-id":
    case "symbol":
    case "ip-list":
      return <CodeField field={field} {...shared} />
    case "amount":
      return <AmountField field={field} {...shared} />
    case "occurred-at":
      return <TimeField field={field} {...shared} />
    case "text":
    case "identifier":
    case "url":
    case "email":
      return <TextField field={field} {...shared} />
    case "long-text":
      return <LongTextField field={field} {...shared} />
    case "choice":
      return <ChoiceField field={field} {...shared} />
    case "choices":
      return <ChoicesField field={field} {...shared} />
    case "consent":
      return <ConsentField field={field} {...shared} />
  }
}
