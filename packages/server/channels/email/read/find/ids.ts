import { readTxid } from "@veridesk/contract/chains/txid.ts"

const MOST_TOKENS = 400
const MOST = 50
/** Shorter than any id of a chain, and longer than any; an explorer's address may be longer. */
const ID = /(?<![\w@])[A-Za-z0-9][\w+/=:-]{24,127}(?![\w@])/g
const URL = /https?:\/\/[^\s<>"'「」（）()，。]{8,500}/g
/** What an explorer's address has: something as long as an id, or the word for one. */
const EXPLORER = /[A-Za-z0-9_-]{26}|\/(?:txn?|transaction|extrinsic|hash)s?\//i

/** TxIDs and addresses of chains, in words of the text and in links to explorers. */
export function idsIn(text: string, links: string[]): { txids: string[]; addresses: string[] } {
  const urls = [...new Set([...links, ...(text.match(URL) ?? [])])].filter((url) => EXPLORER.test(url))
  const words = (text.replace(URL, " ").match(ID) ?? []).filter((word) => /\d/.test(word))
  const txids = new Map<string, string>()
  const addresses = new Set<string>()
  for (const token of [...new Set([...urls, ...words])].slice(0, MOST_TOKENS)) {
    const reading = readTxid(token.replace(/[.,;:]+$/, ""))
    const found = reading.kind === "many" ? reading.readings : [reading]
    for (const one of found) {
      if (one.kind === "txid" && txids.size < MOST) txids.set(one.key, one.txid)
      if (one.kind === "address" && addresses.size < MOST) addresses.add(one.address)
    }
  }
  return { txids: [...txids.values()], addresses: [...addresses] }
}
