import { locksOf } from "../scene/locks.ts"
import type { Person } from "../scene/people.ts"
import { timeText } from "./figures.ts"
import { html } from "./html.ts"
import type { View } from "./layout.ts"
import { page } from "./layout.ts"

/** Account settings: the third place, after top bar and footer, where customers look for support. */
export function accountPage(view: View, person: Person, start: Date): string {
  const { say, lang } = view
  return page(view, {
    title: say("account"),
    section: "account",
    body: html`<h1>${say("account")}</h1>
<h2>${say("profile")}</h2>
<dl class="facts">
  <dt>${say("uid")}</dt><dd>${person.uid}</dd>
  <dt>${say("username")}</dt><dd>${person.username}</dd>
  <dt>${say("email")}</dt><dd>${person.email}</dd>
  <dt>${say("level")}</dt><dd>VIP ${person.vipLevel} · KYC ${person.kycLevel}</dd>
</dl>
<h2>${say("security")}</h2>
<dl class="facts">
  <dt>${say("antiPhishing")}</dt><dd>${person.antiPhishingCode ?? say("notSet")}<br><small>${say("antiPhishingText")}</small></dd>
  ${locksOf(person.uid, start)
    .filter((lock) => lock.scope === "withdrawals" && lock.until !== null)
    .map((lock) => html`<dt>${say("lockedUntil")}</dt><dd>${timeText(lock.until ?? "", lang)}</dd>`)}
</dl>
<p class="aside"><b>${say("support")}</b> <a href="/support" data-veridesk-open>${say("contactSupport")}</a></p>`,
  })
}
