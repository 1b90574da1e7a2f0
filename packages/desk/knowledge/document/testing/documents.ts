import {
  type ArticleBlock,
  type ArticleDocument,
  type ArticleInline,
  type ArticleMark,
  calloutKinds,
  liveValues,
} from "@veridesk/contract/article-document.ts"
import fc from "fast-check"

/* Texts of every shape that the contract has, a few blocks wide and three deep. */

const words = fc.constantFrom("Withdraw", "提币", " to ", "网络 TRC20", "1 USDT", "e\u0301", "  ", "<b>")
const marks = fc.constantFrom<ArticleMark[]>(
  [],
  [{ type: "bold" }],
  [{ type: "italic" }, { type: "bold" }],
  [{ type: "code" }],
  [{ type: "link", attrs: { href: "article:withdraw-crypto" } }],
  [{ type: "link", attrs: { href: "https://kestrel.example/fees" } }, { type: "code" }],
)
const inline: fc.Arbitrary<ArticleInline> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: fc.constant("text"), text: words, marks }) },
  { weight: 1, arbitrary: fc.constant({ type: "hardBreak" }) },
)
const content = fc.array(inline, { maxLength: 4 })

const { block } = fc.letrec<{ block: ArticleBlock; blocks: ArticleBlock[] }>((tie) => ({
  blocks: fc.array(tie("block"), { minLength: 1, maxLength: 3 }),
  block: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.record({ type: fc.constant("paragraph"), content }),
    fc.record({ type: fc.constant("heading"), attrs: fc.record({ level: fc.constantFrom(2, 3) }), content }),
    fc.record({
      type: fc.constant("codeBlock"),
      attrs: fc.record({ language: fc.constantFrom(null, "bash") }),
      content: fc.array(fc.record({ type: fc.constant("text"), text: words }), { maxLength: 1 }),
    }),
    fc.constant({ type: "horizontalRule" }),
    fc.record({
      type: fc.constant("image"),
      attrs: fc.record({
        src: fc.constant("/articles/images/0199a1b2-0000-7000-8000-000000000001"),
        alt: fc.constantFrom("The withdrawal page", "提币页面"),
        width: fc.constantFrom(null, 640),
        height: fc.constantFrom(null, 480),
      }),
    }),
    fc.record({
      type: fc.constant("liveValue"),
      attrs: fc.record({
        what: fc.constantFrom(...liveValues),
        asset: fc.constantFrom("USDT", "BTC"),
        chain: fc.constantFrom(null, "tron"),
      }),
    }),
    fc.record({
      type: fc.constantFrom("bulletList", "orderedList"),
      content: fc.array(fc.record({ type: fc.constant("listItem"), content: tie("blocks") }), {
        minLength: 1,
        maxLength: 3,
      }),
    }),
    fc.record({
      type: fc.constant("callout"),
      attrs: fc.record({ kind: fc.constantFrom(...calloutKinds) }),
      content: tie("blocks"),
    }),
    fc.record({ type: fc.constant("blockquote"), content: tie("blocks") }),
    fc.record({
      type: fc.constant("table"),
      content: fc.array(
        fc.record({
          type: fc.constant("tableRow"),
          content: fc.array(
            fc.record({ type: fc.constantFrom("tableHeader", "tableCell"), content: tie("blocks") }),
            { minLength: 1, maxLength: 2 },
          ),
        }),
        { minLength: 1, maxLength: 2 },
      ),
    }),
  ) as fc.Arbitrary<ArticleBlock>,
}))

export const documents: fc.Arbitrary<ArticleDocument> = fc.record({
  type: fc.constant("doc"),
  content: fc.array(block, { minLength: 1, maxLength: 5 }),
})
