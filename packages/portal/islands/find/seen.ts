import type { PageState, PortalKey } from "../../shell/page-state.ts"

/** What the box names as seen in it: a chip, or null for a question. The tables of the networks come when first needed. */
export async function chipFor(page: PageState, text: string): Promise<HTMLElement | null> {
  // Shorter than every code there is.
  if (text.trim().length < 10) return null
  const { readTxid, chains } = await import("../../browser/chains.ts")
  const digits = text.normalize("NFKC").replace(/[\s\-–#]/g, "")
  const reading = readTxid(text)
  if (/^[1-9]\d{9}$/.test(digits)) return chip(page, "find.number", "find.number.go")
  if (reading.kind === "txid") {
    const chain = reading.chain ?? (reading.chains.length === 1 ? reading.chains[0] : undefined)
    const network = chain && (page.locale === "zh-CN" ? chains[chain].name.zh : chains[chain].name.en)
    return chip(page, network ? "find.txid" : "find.txid-any", "find.txid.go", network ? { network } : {})
  }
  if (reading.kind === "address") return chip(page, "find.address", null)
  return reading.kind === "secret" ? chip(page, "find.secret", null) : null
}

function chip(page: PageState, key: PortalKey, go: PortalKey | null, values: Record<string, string> = {}) {
  const element = document.createElement(go ? "button" : "span")
  element.className = go ? "chip detect" : "chip detect warn"
  element.append(page.t(key, values))
  if (go) {
    const strong = document.createElement("b")
    strong.append(page.t(go))
    element.append(" ", strong)
  }
  return element
}
