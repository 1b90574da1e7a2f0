import { readIsland } from "../browser/read-island.ts"
import type { PortalKey } from "../shell/page-state.ts"

/* The home page's box: says what it sees while it is typed. What it leads to is decided by the server. */

const { page } = readIsland<null>()
const form = document.querySelector<HTMLFormElement>("[data-find]")
const input = form?.querySelector<HTMLInputElement>("input[name=q]")
const seen = form?.querySelector<HTMLElement>("[data-seen]")
let turn = 0

input?.addEventListener("input", () => {
  look(input.value, ++turn).catch(() => undefined)
})

async function look(text: string, mine: number) {
  const { readTxid, chains } = await import("../browser/chains.ts")
  if (mine !== turn || !seen) return
  const digits = text.normalize("NFKC").replace(/[\s\-–#]/g, "")
  const reading = readTxid(text)
  if (/^[1-9]\d{9}$/.test(digits)) return show("find.number", "find.number.go")
  if (reading.kind === "txid") {
    const chain = reading.chain ?? (reading.chains.length === 1 ? reading.chains[0] : undefined)
    const network = chain && (page.locale === "zh-CN" ? chains[chain].name.zh : chains[chain].name.en)
    return show(network ? "find.txid" : "find.txid-any", "find.txid.go", network ? { network } : {})
  }
  if (reading.kind === "address") return show("find.address", null)
  if (reading.kind === "secret") return show("find.secret", null)
  seen.replaceChildren()
}

function show(key: PortalKey, go: PortalKey | null, values: Record<string, string> = {}) {
  const chip = document.createElement(go ? "button" : "span")
  chip.className = go ? "chip detect" : "chip detect warn"
  chip.append(page.t(key, values))
  if (go) {
    const strong = document.createElement("b")
    strong.append(page.t(go))
    chip.append(" ", strong)
  }
  seen?.replaceChildren(chip)
}
