import { chains } from "@veridesk/contract/chains/chains.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import type { SearchCode } from "../../../portal/props-search.ts"
import { publicPaths } from "../../../portal/paths-public.ts"
import type { Code } from "../../search/index.ts"

/** What was pasted, with the addresses of what to do about it. Null where there is nothing to say of it. */
export function codeProps(code: Code | null, query: string, locale: Locale): SearchCode | null {
  const to = publicPaths(locale)
  switch (code?.kind) {
    case "txid": {
      const name = code.chain && chains[code.chain].name
      return {
        kind: "txid",
        txid: code.txid,
        network: name ? (locale === "zh-CN" ? name.zh : name.en) : null,
        depositHref: `${to.depositTool}?${new URLSearchParams({ txid: code.txid })}`,
        withdrawalHref: to.withdrawalTool,
      }
    }
    case "address":
      return { kind: "address", depositHref: to.depositTool, verifyHref: to.verify(query) }
    case "uid":
      return { kind: "uid" }
    case "api-error":
      return {
        kind: "api-error",
        code: code.code,
        href: `${to.apiErrorTool}?${new URLSearchParams({ code: code.code })}`,
      }
    default:
      return null
  }
}
