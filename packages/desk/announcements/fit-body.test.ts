import { plainText } from "@veridesk/contract/announcement-body.ts"
import fc from "fast-check"
import { expect, test } from "vitest"
import { fitBody } from "./fit-body.ts"

const text = (said: string, marks?: { type: string; attrs?: object }[]) =>
  ({ type: "text", text: said, ...(marks ? { marks } : {}) }) as const
const paragraph = (...content: object[]) => ({ type: "paragraph", attrs: { textAlign: null }, content })

test("what the editor adds by itself goes, and what was written stays", () => {
  const link = {
    type: "link",
    attrs: { href: "https://help.kestrel.example/en", target: "_blank", rel: "noopener" },
  }
  const body = fitBody({
    type: "doc",
    content: [
      { type: "heading", attrs: { level: 2, id: "x" }, content: [text("Deposits are late")] },
      paragraph(text("See "), text("the status", [link, { type: "bold" }]), { type: "hardBreak" }),
      {
        type: "orderedList",
        attrs: { start: 3, type: null },
        content: [{ type: "listItem", content: [paragraph(text("Wait."))] }],
      },
      paragraph(),
    ],
  })
  expect(body.content).toEqual([
    { type: "heading", attrs: { level: 2 }, content: [text("Deposits are late")] },
    {
      type: "paragraph",
      content: [
        text("See "),
        text("the status", [
          { type: "link", attrs: { href: "https://help.kestrel.example/en" } },
          { type: "bold" },
        ]),
        { type: "hardBreak" },
      ],
    },
    {
      type: "orderedList",
      content: [{ type: "listItem", content: [{ type: "paragraph", content: [text("Wait.")] }] }],
    },
  ])
})

test("a link that may not be loses its address and keeps its words", () => {
  const marks = [{ type: "link", attrs: { href: "javascript:alert(1)" } }]
  expect(fitBody({ type: "doc", content: [paragraph(text("click", marks))] }).content).toEqual([
    { type: "paragraph", content: [text("click")] },
  ])
})

test("a list in a list becomes one, and what can't be held becomes paragraphs", () => {
  const item = (...content: object[]) => ({ type: "listItem", content })
  const body = fitBody({
    type: "doc",
    content: [
      {
        type: "bulletList",
        content: [
          item(paragraph(text("one")), { type: "bulletList", content: [item(paragraph(text("two")))] }),
        ],
      },
      {
        type: "table",
        content: [{ type: "tableRow", content: [{ type: "tableCell", content: [paragraph(text("cell"))] }] }],
      },
      { type: "codeBlock", content: [text("code")] },
    ],
  })
  expect(plainText(body)).toBe("- one\n- two\n\ncell\n\ncode")
})

test("no word of what an editor could give is lost, and all of it can be held", () => {
  const word = fc.stringMatching(/^[a-z]{1,8}$/)
  const leaf = word.map((said) => paragraph(text(said)))
  const { block } = fc.letrec<{ block: object }>((tie) => ({
    block: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.array(tie("block"), { minLength: 1, maxLength: 3 }).map((content) => ({
        type: "bulletList",
        content: content.map((each) => ({ type: "listItem", content: [paragraph(text("item")), each] })),
      })),
      leaf.map((each) => ({ type: "blockquote", content: [each] })),
      leaf.map((each) => ({ type: "callout", content: [each] })),
    ),
  }))
  fc.assert(
    fc.property(fc.array(leaf, { maxLength: 5 }), block, (before, last) => {
      const doc = { type: "doc", content: [...before, last] }
      const words = (value: unknown) => JSON.stringify(value).match(/(?<="text":")[a-z]+/g)?.length ?? 0
      expect(words(fitBody(doc))).toBe(words(doc))
    }),
  )
})
