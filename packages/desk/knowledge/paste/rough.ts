/** A piece of pasted HTML as plain data, so that the cleaning of it needs no browser. Tags are in lower case. */
export interface Rough {
  tag: string
  attributes: Readonly<Record<string, string>>
  children: readonly RoughNode[]
}
export type RoughNode = Rough | string

export function rough(
  tag: string,
  children: readonly RoughNode[],
  attributes: Rough["attributes"] = {},
): Rough {
  return { tag, attributes, children }
}

/** What a clipboard holds, read by the browser in a document of its own: nothing of it is run or fetched. */
export function readRough(html: string): RoughNode[] {
  return childrenOf(new DOMParser().parseFromString(html, "text/html").body)
}

function childrenOf(node: Node): RoughNode[] {
  return [...node.childNodes].flatMap((child): RoughNode[] => {
    if (child.nodeType === Node.TEXT_NODE) return [child.textContent ?? ""]
    if (!(child instanceof Element)) return []
    const attributes = Object.fromEntries([...child.attributes].map(({ name, value }) => [name, value]))
    return [rough(child.localName.toLowerCase(), childrenOf(child), attributes)]
  })
}

/** The inline style of an element, by property in lower case. */
export function styleOf({ attributes }: Rough): Record<string, string> {
  const style = attributes["style"] ?? ""
  return Object.fromEntries(
    style.split(";").flatMap((line) => {
      const at = line.indexOf(":")
      return at < 0
        ? []
        : [
            [
              line.slice(0, at).trim().toLowerCase(),
              line
                .slice(at + 1)
                .trim()
                .toLowerCase(),
            ],
          ]
    }),
  )
}

export function textOf(nodes: readonly RoughNode[]): string {
  return nodes.map((node) => (typeof node === "string" ? node : textOf(node.children))).join("")
}

/** As HTML again; of attributes only what a cleaned tree has. */
export function writeHtml(nodes: readonly RoughNode[]): string {
  return nodes
    .map((node) => {
      if (typeof node === "string") return escaped(node)
      const attributes = Object.entries(node.attributes).map(
        ([name, value]) => ` ${name}="${escaped(value)}"`,
      )
      const open = `<${node.tag}${attributes.join("")}>`
      return node.tag === "br" || node.tag === "hr"
        ? open
        : `${open}${writeHtml(node.children)}</${node.tag}>`
    })
    .join("")
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
}
