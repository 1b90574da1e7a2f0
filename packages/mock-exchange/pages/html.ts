/** Markup that is safe to send: made by `html` alone, which escapes all it is given. */
export class Html {
  readonly markup: string
  constructor(markup: string) {
    this.markup = markup
  }
}

type Part = string | number | Html | readonly Html[] | null | false

/** A template tag: strings and numbers come out escaped, markup made by `html` stays, null and false vanish. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(strings.reduce((markup, text, i) => markup + show(parts[i - 1] ?? null) + text))
}

function show(part: Part): string {
  if (part === null || part === false) return ""
  if (part instanceof Html) return part.markup
  if (typeof part === "object") return part.map(show).join("")
  return String(part).replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
}
