import { type ChainId, chainRules } from "./chain-id.ts"

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
  switch (chainRules[chain].family) {
    case "xrp":
      return { need: "required", kind: "tag", label: "Tag" }
    case "stellar":
      return { need: "required", kind: "stellar", label: "Memo", maxBytes: 28 }
    case "cosmos":
      return { need: "required", kind: "text", label: "Memo", maxBytes: 256 }
    case "ton":
      // A comment of one cell: 127 bytes less the four that mark it as a text.
      return { need: "required", kind: "text", label: "Memo", maxBytes: 123 }
    case "algorand":
      return { need: "optional", kind: "text", label: "Memo", maxBytes: 1024 }
    default:
      return { need: "none" }
  }
}
