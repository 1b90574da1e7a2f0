import type { LedgerDeposit } from "../scene/deposits.ts"
import type { LedgerWithdrawal } from "../scene/withdrawals.ts"
import { depositTable } from "./deposits-page.ts"
import { html } from "./html.ts"
import type { View } from "./layout.ts"
import { page } from "./layout.ts"
import { withdrawalTable } from "./withdrawals-page.ts"

/** What a visitor sees before signing in. */
export function welcomePage(view: View): string {
  const { say } = view
  return page(view, {
    title: say("welcome"),
    body: html`<section class="welcome"><h1>${say("welcome")}</h1><p class="sub">${say("welcomeText")}</p>
<p><a class="button" href="/sign-in">${say("signIn")}</a></p>
<p class="aside"><b>${say("lostFactor")}</b> ${say("lostFactorText")} <a href="/support?topic=account-login">${say("contactSupport")}</a></p></section>`,
  })
}

/** The first page of a signed-in customer. */
export function overviewPage(
  view: View,
  o: { deposits: LedgerDeposit[]; withdrawals: LedgerWithdrawal[] },
): string {
  const { say, person } = view
  return page(view, {
    title: say("overview"),
    section: "overview",
    body: html`<h1>${say("overview")}</h1>
<p class="sub">${say("hello")} <b lang="${person?.language ?? ""}">${person?.name ?? ""}</b> · UID ${person?.uid ?? ""} · VIP ${person?.vipLevel ?? 0}</p>
<h2>${say("recentDeposits")}</h2>${depositTable(view, o.deposits.slice(0, 3))}
<h2>${say("recentWithdrawals")}</h2>${withdrawalTable(view, o.withdrawals.slice(0, 3))}`,
  })
}
