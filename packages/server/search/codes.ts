import type { ChainId } from "@veridesk/contract/chains/chain-id.ts"
import { readTxid } from "@veridesk/contract/chains/txid.ts"
import { readTicketNumber } from "@veridesk/contract/ticket-number.ts"

/** What was pasted instead of asked. */
export type Code =
  | { kind: "ticket"; number: string }
  /** `chain` where only one is possible or an explorer's address names it. */
  | { kind: "txid"; txid: string; chain: ChainId | null }
  | { kind: "address" }
  | { kind: "uid" }
  /** As an API answers it: "-1022", "51008". */
  | { kind: "api-error"; code: string }
  | { kind: "secret" }

const API_ERROR =
  /^(?:(?:api|error|err|code|错误码|错误代码|错误|报错|代码)[\s:：#]*){0,3}(-\d{3,5}|\d{4,5})$/i

/** Recognises a code in the box of the search; null where it is a question. Pure, and proves nothing about secrets in prose. */
export function codeIn(text: string): Code | null {
  const folded = text.normalize("NFKC").replaceAll("−", "-").trim()
  if (folded === "") return null
  const number = readTicketNumber(folded)
  if (number) return { kind: "ticket", number }
  const error = API_ERROR.exec(folded)?.[1]
  if (error) return { kind: "api-error", code: error }
  const reading = readTxid(folded)
  if (reading.kind === "secret") return { kind: "secret" }
  if (reading.kind === "address") return { kind: "address" }
  if (reading.kind === "uid") return { kind: "uid" }
  const found = reading.kind === "many" ? reading.readings[0] : reading.kind === "txid" ? reading : undefined
  if (!found) return null
  return {
    kind: "txid",
    txid: found.txid,
    chain: found.chain ?? (found.chains.length === 1 ? (found.chains[0] ?? null) : null),
  }
}
