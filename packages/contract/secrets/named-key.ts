import type { SecretFinding } from "./finding.ts"
import { isByteList, numberLists } from "./key-shape.ts"

/**
 * What could be a TxID as well (64 hex characters) or any list (32 numbers) is a key where the words beside it call
 * it one: "私钥：9f2c…", "9f2c… is my private key". A name that stands closer wins: "no private key given, tx 9f2c…".
 */
export function namedKeys(text: string): SecretFinding[] {
  const lists = [...text.matchAll(numberLists)].filter((match) => isByteList(match[0], [32]))
  const found: SecretFinding[] = []
  for (const match of [...text.matchAll(hex64), ...lists]) {
    const start = match.index
    const end = start + match[0].length
    const last = found.at(-1)
    const nextOfList =
      last !== undefined && last.end <= start && /^[\s,;]{1,4}$/.test(text.slice(last.end, start))
    if (nextOfList || isNamedKey(text, start, end))
      found.push({ kind: "private-key", start, end, certainty: "likely" })
  }
  return found
}

/** Whether the words just before or just after a place in the text call it a secret key. */
export function isNamedKey(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 80), start)
  const named = [...before.matchAll(keyWord)].at(-1)
  if (named) {
    const between = before.slice(named.index + named[0].length)
    if (!otherName.test(between) && !/[。！？!?]|\n\s*\n|\b(?:not|never|no)\b/.test(between)) return true
  }
  const after = text.slice(end, end + 48)
  return namedAfter.test(after) && !/不是|\bnot\b/i.test(after)
}

const hex64 = /(?<!\w)(?:0x)?[0-9a-f]{64}(?!\w)/gi

const keyWords =
  "私钥|私鑰|密钥|密鑰|秘钥|秘密鍵|개인 ?키|priv(?:ate)?[ _-]?key|secret[ _-]?key|clave privada|clé privée|\\b[ps]k(?=[\"'\\s]{0,3}[:=])"
const keyWord = new RegExp(keyWords, "gi")
const namedAfter = new RegExp(
  `^["'\\s)]{0,3}(?:,? ?(?:is|was|are)\\b|是|为|為|这|這|\\(|<)[^\\n。.!?]{0,16}(?:${keyWords})`,
  "i",
)

/** Names of other things with the same shape; of an address only where it names what follows directly. */
const otherName =
  /tx|trans|hash|哈希|交易|转账|区块|區塊|block|sign|签名|merkle|order|订单|explorer|(?:address|地址|public key|公钥|公鑰)[^\p{L}\p{N}]{0,6}$/iu
