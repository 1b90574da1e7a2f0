import { type ChainFamily, type ChainId, chainRules } from "./chain-id.ts"

/**
 * What stands beside an address so that an exchange knows whose deposit it is. "required" means that an
 * exchange can't credit without it, not that the chain refuses the transfer.
 */
export type MemoRule =
  | { need: "none" }
  /** XRP's destination tag: a 32-bit number. */
  | { need: "required"; kind: "tag"; label: "Tag" }
  | { need: "optional" | "required"; kind: "text"; label: "Memo"; maxBytes: number }
  /** A text, a 64-bit id or a 32-byte hash. */
  | { need: "required"; kind: "stellar"; label: "Memo"; maxBytes: number }

export function memoRuleOf(chain: ChainId): MemoRule {
  return memoRules[chainRules[chain].family] ?? { need: "none" }
}

const memoRules: Partial<Record<ChainFamily, MemoRule>> = {
  xrp: { need: "required", kind: "tag", label: "Tag" },
  stellar: { need: "required", kind: "stellar", label: "Memo", maxBytes: 28 },
  cosmos: { need: "required", kind: "text", label: "Memo", maxBytes: 256 },
  // A comment of one cell: 127 bytes less the four that mark it as a text.
  ton: { need: "required", kind: "text", label: "Memo", maxBytes: 123 },
  algorand: { need: "optional", kind: "text", label: "Memo", maxBytes: 1024 },
}
