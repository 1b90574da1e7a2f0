import { publicPaths } from "../../paths-public.ts"
import type { PageState, PortalKey } from "../../shell/page-state.ts"

/** What the box names as seen in it: a chip, or null for a question. The tables of the networks come when first needed. */
export async function chipFor(page: PageState, text: string): Promise<HTMLElement | null> {
  // Shorter than every code there is.
  if (text.trim().length < 10) return null
  const { readTxid, chains } = await import("../../browser/chains.ts")
  const digits = text.normalize("NFKC").replace(/[\s\-–#]/g, "")
  const reading = readTxid(text)
  if (/^[1-9]\d{9}$/.test(digits)) return chip(page, { key: "find.number", go: "find.number.go" })
  if (reading.kind === "txid") {
    const chain = reading.chain ?? (reading.chains.length === 1 ? reading.chains[0] : undefined)
    const network = chain && (page.locale === "zh-CN" ? chains[chain].name.zh : chains[chain].name.en)
    const go = "find.txid.go"
    const href = `${publicPaths(page.locale).depositTool}?${new URLSearchParams({ txid: reading.txid })}`
    return network
      ? chip(page, { key: "find.txid", go, href, values: { network } })
      : chip(page, { key: "find.txid-any", go, href })
  }
  if (reading.kind === "address") return chip(page, { key: "find.address", go: null })
  return reading.kind === "secret" ? chip(page, { key: "find.secret", go: null }) : null
}

/** What was seen, and what pressing it does, or null where it does nothing: it leads to `href`, or sends the form. */
type Seen = { key: PortalKey; go: PortalKey | null; href?: string; values?: Record<string, string> }

function chip(page: PageState, { key, go, href, values = {} }: Seen) {
  const element = document.createElement(href ? "a" : go ? "button" : "span")
  if (href) element.setAttribute("href", href)
  element.className = go ? "chip detect" : "chip detect warn"
  element.append(page.t(key, values))
  if (go) {
    const strong = document.createElement("b")
    strong.append(page.t(go))
    element.append(" ", strong)
  }
  return element
}
