import type { Locale } from "@veridesk/contract/locale.ts"
import { letter } from "@veridesk/ui/messages/letter.ts"
import { say } from "@veridesk/ui/say.ts"

export type Letter = {
  locale: Locale
  brand: { name: string; legalEntity: string }
  number: string
  subject: string
  customerName: string
  signer: string
  teamName: string
  date: string
  text: string
}

/**
 * A letter as a page for the printer: letterhead, case reference, the text in paragraphs, and who signs. Everything
 * that comes from outside is text and nothing else.
 */
export function letterPage(l: Letter, nonce: string): string {
  const words = (key: keyof typeof letter) => escaped(say(l.locale, letter, key))
  const paragraphs = l.text
    .trim()
    .split(/\n{2,}/u)
    .map((paragraph) => `<p>${escaped(paragraph).replaceAll("\n", "<br>")}</p>`)
    .join("\n")
  return `<!doctype html>
<html lang="${l.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>${escaped(l.brand.name)} ${escaped(l.number)}</title>
<style nonce="${escaped(nonce)}">${STYLE}</style>
</head>
<body>
<header><strong>${escaped(l.brand.name)}</strong><span>${escaped(l.brand.legalEntity)}</span></header>
<dl>
<dt>${words("letter.date")}</dt><dd>${escaped(l.date)}</dd>
<dt>${words("letter.case")}</dt><dd>${escaped(l.number)}</dd>
<dt>${words("letter.to")}</dt><dd dir="auto">${escaped(l.customerName)}</dd>
<dt>${words("letter.about")}</dt><dd dir="auto">${escaped(l.subject)}</dd>
</dl>
<main dir="auto">${paragraphs}</main>
<footer><span class="line"></span><strong>${escaped(l.signer)}</strong><span>${escaped(l.teamName)}</span>
<span>${escaped(l.brand.legalEntity)}</span></footer>
</body>
</html>`
}

const STYLE = `
@page { size: a4; margin: 22mm 20mm; }
:root { color-scheme: light; }
body { max-inline-size: 170mm; margin: 12mm auto; padding-inline: 16px; background: white; color: black;
  font: 11pt/1.6 Georgia, "Songti SC", "Noto Serif CJK SC", serif; }
header { display: grid; padding-block-end: 4mm; margin-block-end: 10mm; border-block-end: 0.4mm solid black; }
header strong { font-size: 15pt; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 1mm 6mm; margin-block-end: 10mm; }
dt { color: #444; }
dd { margin: 0; overflow-wrap: anywhere; }
main { overflow-wrap: anywhere; }
p { margin: 0 0 4mm; break-inside: avoid; }
footer { display: grid; margin-block-start: 18mm; break-inside: avoid; }
.line { inline-size: 60mm; margin-block-end: 2mm; border-block-end: 0.2mm solid black; }
@media print { body { margin: 0; padding: 0; max-inline-size: none; } }
`

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
}
