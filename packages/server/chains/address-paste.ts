import { tidyPaste } from "@veridesk/contract/chains/tidy-paste.ts"
import type { PackedMemo } from "./address-reading.ts"

export interface AddressPaste {
  /** The address alone, as far as it could be told: no scheme, no parameters, no white space. */
  text: string
  /** A memo that stood in the parameters of a payment link. */
  memo?: PackedMemo
}

/** Schemes of payment links (BIP 21, EIP-681 and their like), as wallets' QR codes hold them. */
const link =
  /^(?:bitcoin|litecoin|dogecoin|ethereum|tron|solana|ripple|xrpl|xrp|ton|stellar|cardano|algorand|near|sui|aptos|cosmos)(?::|:\/\/)(?:transfer\/|pay-)?([^?@/\s]+)(.*)$/i

/**
 * Takes an address out of a payment link or a line with spaces in it. `bitcoincash:` stays: there it's a part of the
 * address. A destination tag in the link (`dt`, as XRP wallets write it) or a memo comes along.
 */
export function unwrapAddress(input: string): AddressPaste {
  const text = tidyPaste(input).text.replace(/ /g, "")
  const match = link.exec(text) ?? /^([^?]+)(\?.*)$/.exec(text)
  if (!match?.[1] || /^https?:/i.test(text)) return { text: text.replace(/[.,;:!?。]+$/, "") }
  const memo = memoOf(new URLSearchParams(match[2]?.replace(/^[^?]*\?/, "") ?? ""))
  return { text: match[1], ...(memo && { memo }) }
}

function memoOf(parameters: URLSearchParams): PackedMemo | undefined {
  const tag = parameters.get("dt") ?? parameters.get("tag")
  if (tag !== null && /^\d{1,10}$/.test(tag)) return { kind: "tag", value: tag }
  const memo = parameters.get("memo") ?? parameters.get("text")
  return memo ? { kind: "text", value: memo } : undefined
}
