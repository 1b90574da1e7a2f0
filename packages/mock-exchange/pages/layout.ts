import type { Person } from "../scene/people.ts"
import type { Html } from "./html.ts"
import { html } from "./html.ts"
import { type About, aboutScript, widgetLine } from "./widget-line.ts"
import type { Lang, Say } from "./words.ts"

/** What every page is made with. */
export type View = {
  lang: Lang
  say: Say
  person: Person | undefined
  path: string
  /** Where the support desk is, and the nonce by which its loader may run here. */
  support: { url: string; nonce: string }
}

export type Section = "overview" | "deposits" | "withdrawals" | "account"

const sections: readonly { name: Section; path: string }[] = [
  { name: "overview", path: "/" },
  { name: "deposits", path: "/deposits" },
  { name: "withdrawals", path: "/withdrawals" },
  { name: "account", path: "/account" },
]

/** A whole page. Support is linked from the top bar and the footer, as customers look for it in both. */
export function page(view: View, o: { title: string; section?: Section; body: Html; about?: About }): string {
  const { say, person } = view
  return html`<!doctype html>
<html lang="${view.lang === "zh" ? "zh-CN" : "en"}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${o.title} · Kestrel Exchange</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/kestrel.css">
${aboutScript(view, o.about)}
${widgetLine(view)}
</head>
<body>
<header class="top"><div class="wrap">
  <a class="brand" href="/">${bird}<span>Kestrel Exchange</span></a>
  ${person ? html`<nav aria-label="Kestrel">${sections.map((each) => html`<a href="${each.path}"${each.name === o.section ? html` aria-current="page"` : null}>${say(each.name)}</a>`)}</nav>` : html`<nav></nav>`}
  <div class="ends">
    <a href="/support" data-veridesk-open>${say("support")}</a>
    <a href="${view.path}?lang=${view.lang === "zh" ? "en" : "zh"}" lang="${view.lang === "zh" ? "en" : "zh-CN"}">${say("otherLanguage")}</a>
    ${person ? html`<form method="post" action="/sign-out"><button class="plain">${say("signOut")}</button></form>` : html`<a class="button" href="/sign-in">${say("signIn")}</a>`}
  </div>
</div></header>
<main class="wrap">
${o.body}
</main>
<footer><div class="wrap"><p>${say("toy")}</p><p><a href="/support" data-veridesk-open>${say("contactSupport")}</a><a href="/dev">${say("cases")}</a></p></div></footer>
</body>
</html>
`.markup
}

const bird = html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M3 8c5 0 8 1.5 9.5 4.5C14 9.5 17 6 21.5 5c-.5 6-3.5 10-8 11.5L10 20l.5-4C7 14.5 4 12 3 8z"/></svg>`
