import { type Rough, type RoughNode, rough } from "../rough.ts"

const empty = new Set(["br", "hr", "img", "meta", "link", "col", "input"])
const token =
  /<!--[\s\S]*?-->|<!\[[^>]*>|<!doctype[^>]*>|<\/([\w:-]+)\s*>|<([\w:-]+)((?:\s+[\w:-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+))?)*)\s*\/?>|[^<]+/gi

/** Reads well-nested HTML, as programs write it, without a browser; tests only. Comments are left out. */
export function readHtml(html: string): RoughNode[] {
  const open: { tag: string; attributes: Rough["attributes"]; children: RoughNode[] }[] = []
  const root: RoughNode[] = []
  const here = () => open.at(-1)?.children ?? root
  for (const [whole, closing, opening, attributes = ""] of html.matchAll(token)) {
    if (whole.startsWith("<!")) continue
    if (closing) {
      const done = open.pop()
      if (done?.tag !== closing.toLowerCase()) throw new Error(`</${closing}> closes <${done?.tag}>`)
      here().push(rough(done.tag, done.children, done.attributes))
    } else if (opening) {
      const tag = opening.toLowerCase()
      if (empty.has(tag)) here().push(rough(tag, [], read(attributes)))
      else open.push({ tag, attributes: read(attributes), children: [] })
    } else here().push(decoded(whole))
  }
  if (open.length > 0) throw new Error(`<${open.at(-1)?.tag}> is not closed`)
  return root
}

function read(attributes: string): Record<string, string> {
  const pairs = attributes.matchAll(/([\w:-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g)
  return Object.fromEntries(
    [...pairs].map(([, name = "", double, single, bare]) => [
      name.toLowerCase(),
      decoded(double ?? single ?? bare ?? ""),
    ]),
  )
}

const named: Record<string, string> = { nbsp: "\u00a0", amp: "&", lt: "<", gt: ">", quot: '"' }

function decoded(text: string): string {
  return text
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&(\w+);/g, (whole, name: string) => named[name] ?? whole)
}
