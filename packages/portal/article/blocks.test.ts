import {
  type ArticleBlock,
  type ArticleInline,
  articleDocument,
  calloutKinds,
  liveValues,
} from "@veridesk/contract/article-document.ts"
import fc from "fast-check"
import { expect, test } from "vitest"
import { renderPage } from "../pages.tsx"
import { article } from "../preview/article-samples.ts"
import { kestrel, now } from "../preview/people.ts"
import type { PageContext } from "../props.ts"

const context: PageContext = {
  locale: "en",
  theme: "system",
  nonce: "",
  assets: { css: "/assets/portal.css", sheets: {}, icons: "/assets/icons.svg", islands: {} },
  csrf: "",
  path: "/en/articles/x",
  now,
  zone: "UTC",
  brand: kestrel,
  head: null,
  banners: [],
  viewer: null,
}

const draw = (content: ArticleBlock[]) => {
  const html = renderPage("article", article("en", { doc: { type: "doc", content }, related: [] }), context)
  return html.slice(html.indexOf('<div class="prose">'), html.indexOf("</article>"))
}

const words = fc.oneof(
  fc.string({ minLength: 1, maxLength: 12, unit: "grapheme" }).filter((text) => !text.includes("\u0000")),
  fc.constantFrom("<script>alert(1)</script>", '" onload="x', "</div>", "&lt;", "充值"),
)
const href = fc.constantFrom(
  "https://kestrel.example/a",
  "article:a-b",
  "/tickets",
  "mailto:a@b.example",
  "#s-a",
)
const mark = fc.oneof(
  fc.constantFrom({ type: "bold" as const }, { type: "italic" as const }, { type: "code" as const }),
  href.map((to) => ({ type: "link" as const, attrs: { href: to } })),
)
const inline: fc.Arbitrary<ArticleInline> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      type: fc.constant("text" as const),
      text: words,
      marks: fc.array(mark, { maxLength: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ type: "hardBreak" as const }) },
)
const line = fc.array(inline, { maxLength: 4 })
const { block } = fc.letrec<{ block: ArticleBlock; blocks: ArticleBlock[] }>((tie) => {
  const blocks = fc.array(tie("block"), { minLength: 1, maxLength: 3 })
  const items = fc.array(fc.record({ type: fc.constant("listItem" as const), content: blocks }), {
    minLength: 1,
    maxLength: 3,
  })
  const cell = fc.record({
    type: fc.constantFrom("tableHeader" as const, "tableCell" as const),
    content: blocks,
  })
  const row = fc.record({
    type: fc.constant("tableRow" as const),
    content: fc.array(cell, { minLength: 1, maxLength: 3 }),
  })
  return {
    blocks,
    block: fc.oneof(
      { maxDepth: 3, depthIdentifier: "block" },
      line.map((content): ArticleBlock => ({ type: "paragraph", content })),
      fc
        .tuple(fc.constantFrom(2 as const, 3 as const), line)
        .map(([level, content]): ArticleBlock => ({ type: "heading", attrs: { level }, content })),
      words.map((text): ArticleBlock => ({ type: "codeBlock", content: [{ type: "text", text }] })),
      fc.constant<ArticleBlock>({ type: "horizontalRule" }),
      words
        .filter((alt) => alt.trim() !== "")
        .map(
          (alt): ArticleBlock => ({
            type: "image",
            attrs: { src: "/assets/a.png", alt, width: null, height: null },
          }),
        ),
      fc
        .tuple(
          fc.constantFrom(...liveValues),
          fc.constantFrom("USDT", "BTC", "NONE"),
          fc.constantFrom("tron", null),
        )
        .map(([what, asset, chain]): ArticleBlock => ({ type: "liveValue", attrs: { what, asset, chain } })),
      items.map((content): ArticleBlock => ({ type: "bulletList", content })),
      items.map((content): ArticleBlock => ({ type: "orderedList", attrs: { start: 1 }, content })),
      fc
        .tuple(fc.constantFrom(...calloutKinds), blocks)
        .map(([kind, content]): ArticleBlock => ({ type: "callout", attrs: { kind }, content })),
      blocks.map((content): ArticleBlock => ({ type: "blockquote", content })),
      fc
        .array(row, { minLength: 1, maxLength: 3 })
        .map((content): ArticleBlock => ({ type: "table", content })),
    ),
  }
})

test("every text that may be kept can be drawn, and nothing in it gets out of its words", () => {
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 4 }), (content) => {
      const read = articleDocument.safeParse({ type: "doc", content })
      expect(read.success).toBe(true)
      const html = draw(content)
      expect(html).not.toMatch(/<script/i)
      expect(html).not.toMatch(/<[a-z]+ [^>]*\bon[a-z]+="/i)
      expect(html).not.toMatch(/undefined|\[object/)
      for (const [, to = ""] of html.matchAll(/<a [^>]*?href="([^"]*)"/g))
        expect(to).toMatch(/^(https:\/\/|mailto:|\/(?!\/)|#)/)
    }),
    { numRuns: 200 },
  )
})

test("a link that may not be kept is drawn as words, wherever it came from", () => {
  const html = draw([
    {
      type: "paragraph",
      content: [
        { type: "text", text: "press me", marks: [{ type: "link", attrs: { href: "javascript:alert(1)" } }] },
      ],
    },
  ])
  expect(html).toContain("press me")
  expect(html).not.toContain("javascript")
})

test("a table without a word in its corner still has its columns", () => {
  const cell = (type: "tableHeader" | "tableCell", text: string) => ({
    type,
    content: [{ type: "paragraph" as const, content: text ? [{ type: "text" as const, text }] : [] }],
  })
  const html = draw([
    {
      type: "table",
      content: [
        { type: "tableRow", content: [cell("tableHeader", ""), cell("tableHeader", "Fee")] },
        {
          type: "tableRow",
          content: [cell("tableCell", "TRON"), cell("tableCell", "1"), cell("tableCell", "late")],
        },
      ],
    },
  ])
  expect(html.match(/scope="col"/g)).toHaveLength(3)
  expect(html).toContain('<td data-l="Fee">')
})
