/* What knows about chains is a chunk of its own: it is fetched when the page has come to rest, not before. */
export { readAmount } from "@veridesk/contract/chains/amount.ts"
export { chains } from "@veridesk/contract/chains/chains.ts"
export { tidyPaste } from "@veridesk/contract/chains/tidy-paste.ts"
export { readTxid } from "@veridesk/contract/chains/txid.ts"
