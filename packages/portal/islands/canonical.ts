import type { TicketFormProps } from "../props-form.ts"

/** The value of a field as it is kept, or null where nothing changes: "1,234.5" → "1234.5", no stray spaces. */
export async function canonical(props: TicketFormProps, name: string): Promise<string | null> {
  const field = props.form?.fields.find((each) => each.id === name)
  const value = props.values[name] ?? ""
  if (!field || value === "") return null
  const { readAmount, tidyPaste } = await import("../browser/chains.ts")
  if (field.kind === "amount") {
    const asset = field.pair ? props.values[field.pair]?.split("/")[0] : undefined
    const reading = readAmount(value, asset ? { asset } : {})
    return reading.ok && reading.value !== value ? reading.value : null
  }
  if (
    field.kind === "address" ||
    field.kind === "withdrawal-id" ||
    field.kind === "order-id" ||
    field.kind === "memo"
  ) {
    const tidy = tidyPaste(value).text
    const kept = field.kind === "address" ? tidy.replace(/\s/g, "") : tidy
    return kept !== value ? kept : null
  }
  return null
}
