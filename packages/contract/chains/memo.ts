import { addressChains } from "./address-shape.ts"
import type { ChainId } from "./chain-id.ts"
import { type MemoRule, memoRuleOf } from "./memo-rule.ts"
import { tidyPaste } from "./tidy-paste.ts"

export type MemoWarning =
  /** An exchange hands out no memo 0: it stands for "left out" in many wallets. */
  | "zero"
  /** White space or invisible characters stood in or around it; the exchange may have compared them. */
  | "spaces"
  /** Characters other than Latin letters, digits and - _ . : exchanges hand out none with these. */
  | "special-characters"
  /** The address was pasted into the memo box. */
  | "looks-like-address"

export type MemoReading =
  /** `memo` is null where none was given and the chain can do without. `kind` is the form that Stellar wants told. */
  | { ok: true; memo: string | null; kind: "tag" | "text" | "id" | "hash"; warnings: MemoWarning[] }
  /** Exchanges can't credit on this chain without one. To a form that asks which memo was used, none is an answer. */
  | { ok: false; fault: "missing"; label: "Memo" | "Tag" }
  /** The chain knows no memo. */
  | { ok: false; fault: "not-used" }
  | { ok: false; fault: "not-a-number"; max: string }
  | { ok: false; fault: "too-large"; max: string }
  | { ok: false; fault: "too-long"; bytes: number; maxBytes: number }

const uint32 = 4_294_967_295n
const uint64 = 18_446_744_073_709_551_615n

/**
 * Checks a memo or destination tag by the chain's rule (domain §2.2): XRP a 32-bit number, Stellar a text of 28
 * bytes, a 64-bit id or a 32-byte hash, the others a text. Returned as given but for what can't be seen.
 */
export function checkMemo(chain: ChainId, input: string): MemoReading {
  const rule = memoRuleOf(chain)
  const shown = tidyPaste(input).text
  if (shown === "")
    return rule.need === "required" ? { ok: false, fault: "missing", label: rule.label } : none
  if (rule.need === "none") return { ok: false, fault: "not-used" }
  // A text memo keeps its quotes and its width: the sender's wallet put exactly those bytes on the chain.
  const memo = rule.kind === "tag" ? shown.replace(/ /g, "") : input.replace(/[\p{Cf}\p{Cc}]/gu, "").trim()
  const warnings = warningsOf(memo, input)
  if (rule.kind === "tag") return readTag(memo, warnings)
  if (rule.kind === "stellar" && /^[0-9a-f]{64}$/i.test(memo))
    return { ok: true, memo: memo.toLowerCase(), kind: "hash", warnings }
  return readText(memo, rule, warnings)
}

const none = { ok: true, memo: null, kind: "text", warnings: [] } satisfies MemoReading

function warningsOf(memo: string, input: string): MemoWarning[] {
  const warnings: MemoWarning[] = []
  if (/^0+$/.test(memo)) warnings.push("zero")
  if (memo !== input || /\s/.test(memo)) warnings.push("spaces")
  if (/[^\w\s.-]/.test(memo)) warnings.push("special-characters")
  if (addressChains(memo).some((id) => id !== "near")) warnings.push("looks-like-address")
  return warnings
}

function readTag(memo: string, warnings: MemoWarning[]): MemoReading {
  if (!/^\d+$/.test(memo)) return { ok: false, fault: "not-a-number", max: String(uint32) }
  const tag = numberOf(memo, uint32)
  if (tag === undefined) return { ok: false, fault: "too-large", max: String(uint32) }
  return { ok: true, memo: tag, kind: "tag", warnings }
}

function readText(
  memo: string,
  rule: Extract<MemoRule, { maxBytes: number }>,
  warnings: MemoWarning[],
): MemoReading {
  const bytes = new TextEncoder().encode(memo).length
  if (bytes > rule.maxBytes) return { ok: false, fault: "too-long", bytes, maxBytes: rule.maxBytes }
  // Digits on Stellar are nearly always an id; a text of digits is credited all the same.
  const id = rule.kind === "stellar" && /^(0|[1-9]\d*)$/.test(memo) ? numberOf(memo, uint64) : undefined
  return id === undefined
    ? { ok: true, memo, kind: "text", warnings }
    : { ok: true, memo: id, kind: "id", warnings }
}

/** Without leading zeros; undefined above `max`. The bound on length keeps BigInt from chewing a whole page. */
function numberOf(digits: string, max: bigint): string | undefined {
  const significant = digits.replace(/^0+(?=\d)/, "")
  if (significant.length > 20) return undefined
  return BigInt(significant) <= max ? significant : undefined
}
