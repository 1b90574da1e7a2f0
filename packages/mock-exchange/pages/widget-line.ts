import { createHash } from "node:crypto"
import { Html, html } from "./html.ts"
import type { Person } from "../scene/people.ts"
import type { Lang } from "./words.ts"

/** What a page is about, for whoever answers: an asset, a withdrawal. */
export type About = { asset?: string | undefined; order?: string | undefined }

/** As much of a page as the line needs. */
type Holder = { lang: Lang; person: Person | undefined; support: { url: string; nonce: string } }

/**
 * The one line that brings support into a page. `data-user` tells customers of one browser apart without saying who they
 * are; where nobody is signed in there is no token to ask for, and the customer is a guest.
 */
export function widgetLine({ support, lang, person }: Holder): Html {
  const user = person && createHash("sha256").update(`widget ${person.uid}`).digest("hex").slice(0, 16)
  return html`<script async src="${support.url}/widget/loader.js" nonce="${support.nonce}" data-locale="${lang === "zh" ? "zh-CN" : "en"}"${person ? html` data-token-url="/support/token" data-user="${user ?? ""}"` : null}></script>`
}

/** Handed to the widget as calls that wait for it; JSON in a script of ours, so `<` never ends it early. */
export function aboutScript({ support }: Holder, about: About | undefined): Html {
  const told = JSON.stringify(about ?? {}).replaceAll("<", "\\u003c")
  return html`<script nonce="${support.nonce}">window.Veridesk = { q: [["context", ${new Html(told)}]] }</script>`
}
