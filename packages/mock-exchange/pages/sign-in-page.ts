import { people } from "../scene/people.ts"
import { html } from "./html.ts"
import type { View } from "./layout.ts"
import { page } from "./layout.ts"

/** The door: the cast as a list of buttons. Those who cannot sign in are shown the way to support. */
export function signInPage(view: View, o: { interaction: string | undefined; next: string }): string {
  const { say } = view
  return page(view, {
    title: say("signIn"),
    body: html`<div class="narrow">
<h1>${say("whoAreYou")}</h1>
<p class="sub">${say("whoAreYouText")}</p>
<form method="post" action="/sign-in">
${o.interaction === undefined ? null : html`<input type="hidden" name="interaction" value="${o.interaction}">`}
<input type="hidden" name="next" value="${o.next}">
<ul class="people">
${people.map(
  (person) => html`<li>
  <button name="uid" value="${person.uid}"${person.canSignIn ? null : html` disabled`}>
    <b lang="${person.language}">${person.name}</b><span>${person.username} · UID ${person.uid}</span>
    ${person.canSignIn ? null : html`<em>${say("cannotSignIn")}</em>`}
  </button></li>`,
)}
</ul>
</form>
<p class="aside"><b>${say("lostFactor")}</b> ${say("lostFactorText")} <a href="/support?topic=account-login">${say("contactSupport")}</a></p>
</div>`,
  })
}
