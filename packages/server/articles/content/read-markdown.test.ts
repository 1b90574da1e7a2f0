import { expect, test } from "vitest"
import { blocksOf } from "./read-markdown.ts"

const text = (words: string) => ({ type: "text", text: words })
const p = (...content: object[]) => ({ type: "paragraph", content })
const item = (...content: object[]) => ({ type: "listItem", content })

test.each([
  ["a paragraph over two lines", "One\ntwo.", [p(text("One two."))]],
  ["Chinese over two lines", "充值\n未到账。", [p(text("充值未到账。"))]],
  [
    "marks, and a link to an article",
    "**a** *b* `c` [d](article:e#s-f)",
    [
      p(
        { ...text("a"), marks: [{ type: "bold" }] },
        text(" "),
        { ...text("b"), marks: [{ type: "italic" }] },
        text(" "),
        { ...text("c"), marks: [{ type: "code" }] },
        text(" "),
        { ...text("d"), marks: [{ type: "link", attrs: { href: "article:e#s-f" } }] },
      ),
    ],
  ],
  ["a heading", "### Hm", [{ type: "heading", attrs: { level: 3 }, content: [text("Hm")] }]],
  [
    "a list in a list",
    "1. a\n   - b\n2. c",
    [
      {
        type: "orderedList",
        attrs: { start: 1 },
        content: [
          item(p(text("a")), { type: "bulletList", content: [item(p(text("b")))] }),
          item(p(text("c"))),
        ],
      },
    ],
  ],
  [
    "a callout",
    "> [!WARNING]\n> Mind the **gap**.\n>\n> - one",
    [
      {
        type: "callout",
        attrs: { kind: "warning" },
        content: [
          p(text("Mind the "), { ...text("gap"), marks: [{ type: "bold" }] }, text(".")),
          { type: "bulletList", content: [item(p(text("one")))] },
        ],
      },
    ],
  ],
  ["a quote", "> Said.", [{ type: "blockquote", content: [p(text("Said."))] }]],
  [
    "live values, one a line",
    "::live fees USDT tron\n::live minimums BTC",
    [
      { type: "liveValue", attrs: { what: "fees", asset: "USDT", chain: "tron" } },
      { type: "liveValue", attrs: { what: "minimums", asset: "BTC", chain: null } },
    ],
  ],
  [
    "a table",
    "| a | b |\n|---|---|\n| 1 | |",
    [
      {
        type: "table",
        content: [
          {
            type: "tableRow",
            content: [
              { type: "tableHeader", content: [p(text("a"))] },
              { type: "tableHeader", content: [p(text("b"))] },
            ],
          },
          {
            type: "tableRow",
            content: [
              { type: "tableCell", content: [p(text("1"))] },
              { type: "tableCell", content: [p()] },
            ],
          },
        ],
      },
    ],
  ],
  ["code", "```json\n{}\n```", [{ type: "codeBlock", attrs: { language: "json" }, content: [text("{}")] }]],
  ["a rule", "a\n\n---", [p(text("a")), { type: "horizontalRule" }]],
  [
    "a picture of its own",
    "![The row](/assets/row.png)",
    [{ type: "image", attrs: { src: "/assets/row.png", alt: "The row", width: null, height: null } }],
  ],
])("%s", (_, source, blocks) => {
  expect(blocksOf(source)).toEqual(blocks)
})

test.each([
  ["a first-level heading", "a\n\n# b", "line 3"],
  ["a fourth-level heading", "#### b", "line 1"],
  ["a picture among words", "see ![a](/assets/b.png)", "image"],
])("%s is refused with its place", (_, source, says) => {
  expect(() => blocksOf(source)).toThrow(says)
})

test("HTML is words", () => {
  expect(blocksOf("<script>alert(1)</script>")).toEqual([p(text("<script>alert(1)</script>"))])
})
