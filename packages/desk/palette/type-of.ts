import { readTicketNumber } from "@veridesk/contract/ticket-number.ts"

/** What was pasted into the box, where it can be told by its shape; said under it, so that one sees it was understood. */
export function typeOf(text: string): "number" | "txid" | null {
  if (readTicketNumber(text)) return "number"
  return /^(?:0x)?[0-9a-fA-F]{64}$/.test(text.trim()) ? "txid" : null
}
