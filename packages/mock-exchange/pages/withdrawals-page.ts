import { networkName } from "../scene/assets.ts"
import type { LedgerWithdrawal } from "../scene/withdrawals.ts"
import { amountText, timeText } from "./figures.ts"
import type { Html } from "./html.ts"
import { html } from "./html.ts"
import type { View } from "./layout.ts"
import { page } from "./layout.ts"

export function withdrawalsPage(view: View, withdrawals: readonly LedgerWithdrawal[]): string {
  const { say } = view
  return page(view, {
    title: say("withdrawals"),
    section: "withdrawals",
    about: { order: withdrawals.find(({ stage }) => stage !== "confirmed")?.id },
    body: html`<h1>${say("withdrawals")}</h1>${withdrawalTable(view, withdrawals)}`,
  })
}

export function withdrawalTable(view: View, withdrawals: readonly LedgerWithdrawal[]): Html {
  const { say, lang } = view
  if (withdrawals.length === 0) return html`<p class="sub">${say("none")}</p>`
  return html`<div class="table"><table>
<thead><tr><th>${say("time")}</th><th>${say("number")}</th><th>${say("asset")}</th><th class="n">${say("amount")}</th><th>${say("to")}</th><th>${say("status")}</th><th></th></tr></thead>
<tbody>${withdrawals.map(
    (each) => html`<tr>
<td>${timeText(each.requestedAt, lang)}</td><td>${each.id}</td><td>${each.asset} <small>${networkName(each.asset, each.chain)}</small></td><td class="n">${amountText(each.amount)}</td>
<td><code class="cut" title="${each.address}">${each.address}</code></td>
<td><span class="state ${each.stage}">${say(each.stage)}</span></td>
<td>${each.stage === "confirmed" ? null : html`<a href="/support?topic=withdrawal-delayed&amp;asset=${each.asset}&amp;chain=${each.chain}&amp;withdrawal=${each.id}">${say("askAboutThis")}</a>`}</td></tr>`,
  )}</tbody></table></div>`
}
