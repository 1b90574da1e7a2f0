import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { cleanPaste } from "./clean.ts"
import { type RoughNode, rough, writeHtml } from "./rough.ts"
import { docs, lark, page, word } from "./testing/clipboards.ts"
import { readHtml } from "./testing/read-html.ts"

function cleaned(html: string) {
  const { blocks, ...rest } = cleanPaste(readHtml(html))
  return { html: blocks.map((block) => writeHtml([block])), ...rest }
}

describe("what is kept of a clipboard", () => {
  test("of Word: lists out of marked paragraphs, its own bold, tables, no trace of Office", () => {
    expect(cleaned(word)).toEqual({
      html: [
        "<h2>Withdraw to an address</h2>",
        "<p>Before you start, not bold and <strong>really bold</strong> and <em>slanted</em>.</p>",
        "<ol><li><p>打开<strong>提币</strong>页面</p><ul><li><p>Choose the coin</p></li><li><p>Choose the network</p></li></ul></li><li><p>Paste the address</p></li></ol>",
        "<h3><span>Fees</span></h3>",
        "<table><tbody><tr><th><p><strong>Network</strong></p></th><th><p><strong>Fee</strong></p></th></tr><tr><td><p>TRC20</p></td><td><p>1 USDT</p><p>per withdrawal</p></td></tr></tbody></table>",
        '<p><a href="https://help.kestrel.example/fees">All fees</a></p>',
      ],
      pictures: [],
      leftOut: 1,
    })
  })

  test("of 飞书: paragraphs out of lines, one list out of its pieces with the deeper ones in it, code by lines", () => {
    expect(cleaned(lark)).toEqual({
      html: [
        "<h2>充值没有到账</h2>",
        '<p>先看<strong>区块确认数</strong>，再看<a href="https://tronscan.example/tx">区块浏览器</a>。</p>',
        "<ol><li><p>复制 TxID</p></li><li><p>打开充值查询</p><ul><li><p>选择网络</p></li></ul></li><li><p>等待结果</p></li></ol>",
        "<p>客服<em>不会</em>向你要验证码。</p>",
        "<pre><code>GET /api/v1/time\n200 OK</code></pre>",
        "<h3><span>还是没有</span></h3>",
      ],
      pictures: [],
      leftOut: 1,
    })
  })

  test("of Google Docs: bold by style, the list between the items, links without the detour", () => {
    expect(cleaned(docs).html).toEqual([
      "<h2>Lost your phone?</h2>",
      '<p>Freeze the account <strong>first</strong><em>, then</em> see <a href="https://help.kestrel.example/en/status">the status</a>.</p>',
      "<ul><li><p>Keep the recovery code</p><ul><li><p>on paper</p></li></ul></li><li><p>Write to us</p></li></ul>",
    ])
  })

  test("of a web page: no boxes, scripts, buttons or dangerous links; a picture that came along", () => {
    expect(cleaned(page)).toEqual({
      html: [
        "<h2>API keys</h2>",
        "<p>A key is <code>read-only</code> until you<br>say otherwise.</p>",
        "<p>Never share it.</p>",
        '<p>See this and <a href="mailto:tech@kestrel.example">write to us</a>.</p>',
        "<blockquote><p>Your key, your funds.</p></blockquote>",
        "<pre><code>curl https://api.kestrel.example/v1/time\n  -H &quot;X-Key: …&quot;</code></pre>",
      ],
      pictures: ["data:image/png;base64,iVBORw0KGgo="],
      leftOut: 0,
    })
  })
})

const tags =
  "p div span b i a h1 h4 ul ol li table tr td th blockquote pre code script style img br hr section o:p font".split(
    " ",
  )
const attributes = fc.record({
  style: fc.constantFrom("", "mso-list:l0 level2 lfo1", "font-weight:700", "display:none", "mso-list:Ignore"),
  href: fc.constantFrom(
    "",
    "https://kestrel.example/a",
    "javascript:alert(1)",
    "http://x.example",
    "//evil.example",
  ),
  src: fc.constantFrom("", "https://x.example/a.png", "data:image/png;base64,AA=="),
  class: fc.constantFrom("", "list-bullet2", "list-number1", "MsoTitle"),
  onclick: fc.constant("steal()"),
})
const { tree } = fc.letrec<{ tree: RoughNode[]; node: RoughNode }>((tie) => ({
  node: fc.oneof(
    { depthSize: "small" },
    fc.string({ maxLength: 8 }),
    fc
      .tuple(fc.constantFrom(...tags), tie("tree"), attributes)
      .map(([tag, children, given]) => rough(tag, children, given)),
  ),
  tree: fc.array(tie("node"), { maxLength: 4 }),
}))

test("whatever is pasted, only known elements come out, each where it may stand", () => {
  const inside: Record<string, RegExp> = {
    "": /^(?:p|h[23]|ul|ol|table|blockquote|pre|hr)$/,
    blockquote: /^(?:p|h[23]|ul|ol|table|blockquote|pre|hr)$/,
    li: /^(?:p|h[23]|ul|ol|table|blockquote|pre|hr)$/,
    td: /^(?:p|ul|ol|table|blockquote|pre|hr)$/,
    th: /^(?:p|ul|ol|table|blockquote|pre|hr)$/,
    ul: /^li$/,
    ol: /^li$/,
    table: /^tbody$/,
    tbody: /^tr$/,
    tr: /^t[dh]$/,
    pre: /^code$/,
  }
  const inline = /^(?:strong|em|code|a|br|span)$/
  const look = (nodes: readonly RoughNode[], parent: string) => {
    for (const node of nodes) {
      if (typeof node === "string") {
        expect(inside[parent]).toBeUndefined()
        continue
      }
      expect(node.tag).toMatch(inside[parent] ?? inline)
      expect(Object.keys(node.attributes)).toEqual(node.tag === "a" ? ["href"] : [])
      if (node.tag === "a") expect(node.attributes["href"]).toMatch(/^(?:https:\/\/|mailto:)/)
      look(node.children, node.tag)
    }
  }
  fc.assert(fc.property(tree, (nodes) => look(cleanPaste(nodes).blocks, "")))
})
