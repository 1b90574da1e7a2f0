import type { MailAddress } from "@veridesk/contract/mail/read-mail.ts"
import { addressParser } from "postal-mime"
import { decodeWords } from "./encoded-words.ts"
import { plainLine } from "./plain-line.ts"

const MOST_NAME = 200
const MOST_ADDRESS = 320

/**
 * The addresses of a field (RFC 5322 §3.4), groups taken apart. Encoded words are read after the field is taken apart, so
 * that no "@" or "," within one makes an address.
 */
export function readAddresses(value: string): MailAddress[] {
  const list = addressParser(shielded(value), { flatten: true })
  return list.flatMap((one) => {
    if (!("address" in one) || typeof one.address !== "string") return []
    const name = plainLine(decodeWords(unshielded(one.name ?? "")), MOST_NAME)
    const address = plainAddress(unshielded(one.address))
    return address === null && name === "" ? [] : [{ name, address: address ?? "" }]
  })
}

/** Lower-cased in its domain, full-width forms folded; null where it isn't one address. */
export function plainAddress(raw: string): string | null {
  const plain = plainLine(raw.normalize("NFKC"), MOST_ADDRESS + 1).replace(/\s/g, "")
  const at = plain.lastIndexOf("@")
  if (at < 1 || at === plain.length - 1 || plain.length > MOST_ADDRESS) return null
  const domain = plain
    .slice(at + 1)
    .toLowerCase()
    .replace(/\.$/, "")
  return /[<>()[\],;:\\"]/.test(domain.replace(/^\[[\d.a-f:]+\]$|^\[ipv6:[\da-f:.]+\]$/i, ""))
    ? null
    : `${plain.slice(0, at)}@${domain}`
}

/** Postal-mime reads encoded words itself and joins them less well; a mark in their place hides them from it. */
function shielded(value: string): string {
  return value.replaceAll("\ue000", "").replaceAll("=?", "\ue000")
}

function unshielded(value: string): string {
  return value.replaceAll("\ue000", "=?")
}
