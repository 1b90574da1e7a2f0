import PostalMime from "postal-mime"
import { decodeBody } from "./decode-body.ts"
import { type Block, type Field, first } from "./headers.ts"
import { outlineOf } from "./outline.ts"

/** A leaf of a mail: its type, its parameters and its bytes as they were before they were encoded for the way. */
export type Part = {
  /** "text/plain" */
  type: string
  charset: string | null
  /** As the headers say, encoded words still in it. */
  name: string | null
  disposition: string
  contentId: string | null
  parameters: Record<string, string>
  encoding: string
  content: Uint8Array
  /** As it stood in the mail, still encoded; null where it isn't known for sure. */
  source: Uint8Array | null
  fields: Field[]
  /** Subtypes of the multiparts around it, outermost first. */
  within: string[]
  /** Which alternative it is of: parts with the same number say the same thing; 0 for none. */
  alternative: number
}

export type Tree = {
  type: string
  parameters: Record<string, string>
  parts: Part[]
  isEmptyMultipart: boolean
}

export type TreeInput = { bytes: Uint8Array; blocks: Block[]; depth: number }

type Node = {
  childNodes: Node[]
  contentType: { parsed: { value: string; params: Record<string, string> }; multipart: string | false }
  contentDisposition: { parsed: { value: string; params: Record<string, string> } }
  contentTransferEncoding: { encoding: string }
  contentId?: string
  content: ArrayBuffer | null
  headers: { key: string; value: string }[]
}

/**
 * A mail's parts: their order, headers and parameters by postal-mime, their bodies by where `weigh` found them. The parser's
 * own answer has texts already put together and forgets their bytes, which charsets that lie need; so its tree is read,
 * which it keeps beside its answer. Where it sees other parts than `weigh` did, it reads the bodies too.
 * @throws where nesting or headers are beyond the limits; `weigh` has counted them before
 */
export async function readTree({ bytes, blocks, depth }: TreeInput): Promise<Tree & { mended: boolean }> {
  const outline = outlineOf(bytes, blocks, false)
  const root = await parse(outline.bytes, depth)
  if (countNodes(root) === blocks.length) {
    const bodies = blocks.map(({ bodyStart, bodyEnd }) => bytes.subarray(bodyStart, bodyEnd))
    return { ...treeOf(root, bodies), mended: outline.mended }
  }
  return { ...treeOf(await parse(outlineOf(bytes, blocks, true).bytes, depth), []), mended: outline.mended }
}

async function parse(bytes: Uint8Array, depth: number): Promise<Node> {
  const parser = new PostalMime({ forceRfc822Attachments: true, maxNestingDepth: depth + 1 })
  await parser.parse(bytes)
  const root: unknown = Reflect.get(parser, "root")
  if (!isNode(root)) throw new Error("the mail parser has no tree")
  return root
}

function treeOf(root: Node, sources: Uint8Array[]): Tree {
  const parts: Part[] = []
  const counter = { alternatives: 0, nodes: 0 }
  collect(root, { within: [], alternative: 0 }, { parts, counter, sources })
  return {
    type: root.contentType.parsed.value.toLowerCase(),
    parameters: root.contentType.parsed.params,
    parts,
    isEmptyMultipart: root.contentType.multipart !== false && root.childNodes.length === 0,
  }
}

type Around = { within: string[]; alternative: number }
type Collected = { parts: Part[]; counter: { alternatives: number; nodes: number }; sources: Uint8Array[] }

function collect(node: Node, around: Around, collected: Collected): void {
  const { parts, counter, sources } = collected
  const source = sources[counter.nodes] ?? null
  counter.nodes += 1
  const multipart = node.contentType.multipart
  if (multipart === false || node.childNodes.length === 0) {
    const part = partOf(node, around, source)
    // A multipart whose boundary is never met is the text that it shows.
    if (multipart === false) parts.push(part)
    else if (part.content.length > 0) parts.push({ ...part, type: "text/plain" })
    return
  }
  const within = [...around.within, multipart.toLowerCase()]
  const begins = multipart.toLowerCase() === "alternative" && around.alternative === 0
  if (begins) counter.alternatives += 1
  const alternative = begins ? counter.alternatives : around.alternative
  for (const child of node.childNodes) collect(child, { within, alternative }, collected)
}

function countNodes(node: Node): number {
  let count = 1
  for (const child of node.childNodes) count += countNodes(child)
  return count
}

function partOf(node: Node, { within, alternative }: Around, source: Uint8Array | null): Part {
  const { value, params } = node.contentType.parsed
  const disposition = node.contentDisposition.parsed
  const fields = node.headers.map(({ key, value: text }) => ({ name: key, value: text }))
  const type = value.toLowerCase().trim()
  const { encoding } = node.contentTransferEncoding
  return {
    type: type.includes("/") ? type : "text/plain",
    charset: params["charset"] ?? null,
    name: disposition.params["filename"] ?? params["name"] ?? null,
    disposition: disposition.value.toLowerCase(),
    contentId:
      (node.contentId ?? first(fields, "content-id"))?.replace(/^[\s<]+|[>\s]+$/g, "").slice(0, 998) || null,
    parameters: params,
    encoding,
    content:
      source === null ? new Uint8Array(node.content ?? new ArrayBuffer(0)) : decodeBody(source, encoding),
    source,
    fields,
    within,
    alternative,
  }
}

function isNode(value: unknown): value is Node {
  if (typeof value !== "object" || value === null) return false
  return ["childNodes", "contentType", "contentDisposition", "headers", "content"].every(
    (key) => key in value,
  )
}
