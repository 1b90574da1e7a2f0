import { chains } from "../scene/address.ts"
import type { Scene } from "../scene/scene.ts"
import type { Mode, Switches } from "../switches.ts"
import { modes } from "../switches.ts"
import { caseNotes } from "./case-notes.ts"
import type { Html } from "./html.ts"
import { html } from "./html.ts"
import type { View } from "./layout.ts"
import { page } from "./layout.ts"

/** For whoever tries things out: the cases with their TxIDs, and switches that play outages. */
export function devPage(view: View, o: { scene: Scene; switches: Switches }): string {
  const { say, lang } = view
  const names = Object.keys(caseNotes) as (keyof Scene["cases"])[]
  return page(view, {
    title: say("cases"),
    body: html`<h1>${say("cases")}</h1>
<div class="table"><table><thead><tr><th>${say("caseWord")}</th><th>${say("network")}</th><th>${say("txidAndAddress")}</th></tr></thead><tbody>
${names.map((name) => {
  const each = o.scene.cases[name]
  return html`<tr><td>${caseNotes[name][lang]}</td><td>${each.chain}</td><td><code>${each.txid}</code><br><code>${each.transfers[0]?.to ?? ""}</code></td></tr>`
})}
</tbody></table></div>
<form class="choose" method="post" action="/dev/rewind"><button class="button quiet">${say("rewind")}</button></form>
<h2>${say("switches")}</h2>
<form class="switches" method="post" action="/dev/switches">
${choice("support-api", say("supportApi"), o.switches.supportApi)}
${chains.map((chain) => choice(chain, chain, o.switches.chains.get(chain) ?? "up"))}
<button class="button">${say("set")}</button>
</form>`,
  })
}

function choice(name: string, label: string, chosen: Mode): Html {
  return html`<label>${label} <select name="${name}">${modes.map((mode) => html`<option${mode === chosen ? html` selected` : null}>${mode}</option>`)}</select></label>`
}
