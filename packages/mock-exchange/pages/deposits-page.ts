import type { Pair } from "../scene/assets.ts"
import { networkName, pairs } from "../scene/assets.ts"
import type { LedgerDeposit } from "../scene/deposits.ts"
import type { WalletAddress } from "../scene/wallet.ts"
import { amountText, timeText } from "./figures.ts"
import type { Html } from "./html.ts"
import { html } from "./html.ts"
import type { View } from "./layout.ts"
import { page } from "./layout.ts"

/** A customer's address for one pair, the deposits so far, and the way to support when one is missing. */
export function depositsPage(
  view: View,
  o: { pair: Pair; address: WalletAddress; deposits: LedgerDeposit[] },
): string {
  const { say } = view
  const { pair, address } = o
  return page(view, {
    title: say("deposits"),
    section: "deposits",
    about: { asset: pair.asset },
    body: html`<h1>${say("depositTitle")} ${pair.asset}</h1>
<form class="choose" method="get" action="/deposits">
  <label>${say("asset")} · ${say("network")} <select name="pair">${pairs.map((each) => option(each, pair))}</select></label>
  <button class="button quiet">${say("show")}</button>
</form>
<dl class="address">
  <dt>${say("yourAddress")} · ${pair.network}</dt><dd><code>${address.address}</code></dd>
  ${address.memo === null ? null : html`<dt>${pair.deposit.memo === "tag" ? say("tag") : say("memo")}</dt><dd><code>${address.memo}</code> <small>${say("memoWarning")}</small></dd>`}
  <dt>${say("minimum")} · ${say("confirmations")}</dt><dd>${amountText(pair.deposit.minimum)} ${pair.asset} · ${pair.deposit.confirmations}</dd>
</dl>
<h2>${say("recentDeposits")}</h2>
${depositTable(view, o.deposits)}
<p class="aside"><b>${say("notCredited")}</b> ${say("notCreditedText")}
<a href="/support?topic=deposit-not-credited&amp;asset=${pair.asset}&amp;chain=${pair.chain}">${say("contactSupport")}</a></p>
<h2>${say("beforeYouSend")}</h2>
<ul class="notes"><li>${say("beforeNetwork")}</li><li>${say("beforeAddress")}</li></ul>`,
  })
}

export function depositTable(view: View, deposits: readonly LedgerDeposit[]): Html {
  const { say, lang } = view
  if (deposits.length === 0) return html`<p class="sub">${say("none")}</p>`
  return html`<div class="table"><table>
<thead><tr><th>${say("time")}</th><th>${say("asset")}</th><th class="n">${say("amount")}</th><th>${say("txid")}</th><th class="n">${say("confirmations")}</th><th>${say("status")}</th><th></th></tr></thead>
<tbody>${deposits.map(
    (each) => html`<tr>
<td>${timeText(each.seenAt, lang)}</td><td>${each.asset} <small>${networkName(each.asset, each.chain)}</small></td><td class="n">${amountText(each.amount)}</td>
<td><code class="cut" title="${each.txid}">${each.txid}</code></td><td class="n">${each.confirmations} / ${each.confirmationsNeeded}</td>
<td><span class="state ${each.status}">${say(each.status)}</span></td>
<td>${each.status === "credited" ? null : html`<a href="/support?topic=deposit-not-credited&amp;asset=${each.asset}&amp;chain=${each.chain}&amp;txid=${each.txid}">${say("askAboutThis")}</a>`}</td></tr>`,
  )}</tbody></table></div>`
}

function option(each: Pair, chosen: Pair): Html {
  return html`<option value="${each.asset} ${each.chain}"${each === chosen ? html` selected` : null}>${each.asset} · ${each.network}</option>`
}
