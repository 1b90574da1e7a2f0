import { type ArticleBlock, articleDocument } from "@veridesk/contract/article-document.ts"
import { getSchema } from "@tiptap/core"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { articleExtensions } from "../editor/extensions.ts"
import { blockDiff, changedBlocks, wordDiff } from "./block-diff.ts"
import { blockText, linksOf, measure } from "./block-text.ts"
import { emptyDocument, readDocument, sameDocument } from "./read-document.ts"
import { documents } from "./testing/documents.ts"

const schema = getSchema(articleExtensions({ callout: (kind) => kind, live: ({ what }) => what }))

describe("a text on its way through the editor", () => {
  test("the editor holds every text that the contract has, and gives the same one back", () => {
    fc.assert(
      fc.property(documents, (doc) => {
        const held = schema.nodeFromJSON(doc)
        held.check()
        const back = readDocument(held.toJSON())
        // Neighbours with the same marks are one piece of text in an editor: the words and their marks are the same.
        const once = readDocument(schema.nodeFromJSON(back.doc).toJSON())
        expect(back.faults).toEqual([])
        expect(once.doc).toEqual(back.doc)
        expect(back.doc && blockTextOf(back.doc.content)).toBe(
          blockTextOf(readDocument(doc).doc?.content ?? []),
        )
      }),
    )
  })

  test("what an editor has and the contract hasn't is gone: attributes of cells, lists and links", () => {
    const held = schema.nodeFromJSON({
      type: "doc",
      content: [
        { type: "orderedList", content: [{ type: "listItem", content: [{ type: "paragraph" }] }] },
        {
          type: "paragraph",
          content: [{ type: "text", text: "x", marks: [{ type: "link", attrs: { href: "article:fees" } }] }],
        },
        { type: "paragraph" },
      ],
    })
    expect(readDocument(held.toJSON()).doc?.content).toEqual([
      {
        type: "orderedList",
        attrs: { start: 1 },
        content: [{ type: "listItem", content: [{ type: "paragraph" }] }],
      },
      {
        type: "paragraph",
        content: [{ type: "text", text: "x", marks: [{ type: "link", attrs: { href: "article:fees" } }] }],
      },
    ])
  })

  test.each([
    ["a link over http", link("http://kestrel.example"), "link"],
    ["a link that runs something", link("javascript:alert(1)"), "link"],
    ["a picture from elsewhere", picture("https://ads.example/a.png", "A"), "picture"],
    [
      "a picture without its words",
      picture("/articles/images/0199a1b2-0000-7000-8000-000000000001", " "),
      "picture",
    ],
    ["a heading of the first level", { type: "heading", attrs: { level: 1 } }, "shape"],
    ["a film", { type: "video" }, "shape"],
    [
      "more than one article may hold",
      { type: "paragraph", content: [{ type: "text", text: "x".repeat(20_001) }] },
      "too-long",
    ],
  ])("%s is named by the block it stands in", (_name, block, what) => {
    const read = readDocument({ type: "doc", content: [{ type: "paragraph" }, block] })
    expect(read).toEqual({ doc: null, faults: [{ place: 2, what }] })
  })

  test("empty ends don't make a text another one, and an empty text is one empty paragraph", () => {
    const text: ArticleBlock = { type: "paragraph", content: [{ type: "text", text: "x" }] }
    const [short, long] = [[text], [text, { type: "paragraph" as const }, { type: "paragraph" as const }]]
    expect(sameDocument({ type: "doc", content: short }, { type: "doc", content: long })).toBe(true)
    expect(readDocument({ type: "doc", content: [{ type: "paragraph" }] }).doc).toEqual(emptyDocument)
  })
})

describe("what differs between two texts", () => {
  test("the changed blocks are those of the newer text that the older one hasn't, and all rows read in order give both texts", () => {
    fc.assert(
      fc.property(documents, documents, (a, b) => {
        const changed = changedBlocks(a.content, b.content)
        expect(changedBlocks(b.content, b.content)).toEqual([])
        const old = a.content.map((block) => JSON.stringify(block))
        b.content.forEach((block, at) => {
          if (!old.includes(JSON.stringify(block))) expect(changed).toContain(at)
        })
        const rows = blockDiff(a.content, b.content)
        const side = (left: "removed" | "added") =>
          rows
            .filter(({ kind }) => kind !== (left === "removed" ? "added" : "removed"))
            .map(({ parts }) =>
              parts
                .filter(({ kind }) => kind === "same" || kind === left)
                .map(({ text }) => text)
                .join(""),
            )
        expect(side("removed")).toEqual(a.content.map(blockText))
        expect(side("added")).toEqual(b.content.map(blockText))
      }),
    )
  })

  test("Chinese is compared word by word", () => {
    expect(wordDiff("提币需要两个小时", "提币需要一个小时")).toEqual([
      { kind: "same", text: "提币需要" },
      { kind: "removed", text: "两个" },
      { kind: "added", text: "一个" },
      { kind: "same", text: "小时" },
    ])
  })
})

test("the length of a text: English words and Han characters, and what it takes to read them", () => {
  const of = (text: string) =>
    measure({ type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text }] }] })
  expect(of("Withdraw 0.5 BTC to don't-know")).toEqual({ words: 5, minutes: 1 })
  expect(of("提币到账时间 TRC20")).toEqual({ words: 7, minutes: 1 })
  expect(of("字".repeat(1200)).minutes).toBe(3)
})

test("all links of a text are found, wherever they stand", () => {
  const inner = link("article:fees")
  const nested: ArticleBlock = {
    type: "callout",
    attrs: { kind: "tip" },
    content: [{ type: "bulletList", content: [{ type: "listItem", content: [inner] }] }],
  }
  expect(linksOf([nested, inner])).toEqual(["article:fees", "article:fees"])
})

function blockTextOf(blocks: readonly ArticleBlock[]): string {
  return blocks.map(blockText).join("\n\n")
}

function link(href: string) {
  const marks = [{ type: "link" as const, attrs: { href } }]
  return { type: "paragraph" as const, content: [{ type: "text" as const, text: "x", marks }] }
}

function picture(src: string, alt: string) {
  return { type: "image" as const, attrs: { src, alt, width: null, height: null } }
}

test("the samples are texts of the contract", () => {
  fc.assert(
    fc.property(documents, (doc) => {
      expect(articleDocument.safeParse(doc).success).toBe(true)
    }),
  )
})
