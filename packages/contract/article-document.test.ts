import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { ARTICLE_BOUNDS, articleDocument, readArticleHref } from "./article-document.ts"
import { headingsOf, linkedArticles, readingMinutes, textOf } from "./article-text.ts"

describe("where links may lead", () => {
  test.each([
    ["https://kestrel.example/a?b=c#d", "web"],
    ["HTTPS://kestrel.example", "web"],
    ["mailto:support@kestrel.example?subject=Deposit", "mail"],
    ["/tickets/new?type=other", "path"],
    ["/", "path"],
    ["article:deposit-not-credited", "article"],
    ["article:deposit-not-credited#s-fees", "article"],
    ["#s-fees", "anchor"],
    ["page:verify", "place"],
    ["tool:api-errors", "place"],
  ])("%s", (href, kind) => {
    expect(readArticleHref(href)?.kind).toBe(kind)
  })

  test.each([
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "\u0001javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox",
    "blob:https://kestrel.example/1",
    "file:///etc/passwd",
    "http://kestrel.example",
    "//elsewhere.example/a",
    "/\\elsewhere.example",
    "\\\\elsewhere.example",
    "/\t/elsewhere.example",
    "https:elsewhere.example",
    "https:\\\\elsewhere.example",
    "https://kestrel.example@elsewhere.example/",
    "https://user:pass@kestrel.example/",
    "https://",
    "mailto:",
    "mailto:a@b@c",
    "tel:+123",
    "page:admin",
    "tool:",
    "article:",
    "article:../admin",
    "article:UPPER",
    "article:-a",
    "",
    "#",
    "a",
    `https://kestrel.example/${"a".repeat(2000)}`,
  ])("not to %j", (href) => {
    expect(readArticleHref(href)).toBeNull()
  })

  test("whatever is let through is https, a mailbox, or inside of this site, as a browser reads it", () => {
    const piece = fc.constantFrom(
      "https:",
      "javascript:",
      "/",
      "\\",
      "@",
      "#",
      "article:",
      "mailto:",
      "a",
      ".",
      "\t",
      "data:",
      "?",
      "%2f",
    )
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 8 }).map((parts) => parts.join("")),
        (href) => {
          const read = readArticleHref(href)
          if (read?.kind !== "path" && read?.kind !== "web" && read?.kind !== "mail") return
          const url = new URL(href, "https://help.kestrel.example/en/articles/x")
          if (read.kind === "path") expect(url.origin).toBe("https://help.kestrel.example")
          else expect(["https:", "mailto:"]).toContain(url.protocol)
          expect(url.username).toBe("")
        },
      ),
    )
  })
})

describe("bounds", () => {
  const doc = (...content: unknown[]) => ({ type: "doc", content })
  const p = (text: string) => ({ type: "paragraph", content: [{ type: "text", text }] })
  const nested = (depth: number) => {
    let inner: unknown = p("x")
    for (let at = 0; at < depth; at += 1) inner = { type: "blockquote", content: [inner] }
    return doc(inner)
  }

  test("a text may be deep, but not so deep that reading it fails", () => {
    expect(articleDocument.safeParse(nested(10)).success).toBe(true)
    for (const depth of [ARTICLE_BOUNDS.depth * 2, 50_000])
      expect(articleDocument.safeParse(nested(depth)).success).toBe(false)
  })

  test("and long, but not without end", () => {
    const many = (n: number) => doc(...Array.from({ length: n }, () => p("x".repeat(100))))
    expect(articleDocument.safeParse(many(500)).success).toBe(true)
    expect(articleDocument.safeParse(many(1900)).success).toBe(false)
    expect(articleDocument.safeParse(doc()).success).toBe(false)
    expect(articleDocument.safeParse(doc(p("nul \u0000"))).success).toBe(false)
  })

  test("what an editor adds of its own is not kept", () => {
    const cell = { type: "tableHeader", attrs: { colspan: 1, rowspan: 1, colwidth: null }, content: [p("a")] }
    const table = { type: "table", content: [{ type: "tableRow", content: [cell] }] }
    const read = articleDocument.parse(doc(table))
    expect(JSON.stringify(read)).not.toContain("colspan")
  })

  test("pictures come from here and say what they show", () => {
    const image = (attrs: object) => articleDocument.safeParse(doc({ type: "image", attrs })).success
    const src = "/articles/images/0197a0a0-0000-7000-8000-000000000001"
    expect(image({ src, alt: "The row TxID" })).toBe(true)
    expect(image({ src, alt: " " })).toBe(false)
    expect(image({ src })).toBe(false)
    for (const other of [
      "https://elsewhere.example/a.png",
      "//a/b.png",
      "/uploads/1",
      "data:image/png;base64,AA",
      "/assets/../x",
    ])
      expect(image({ src: other, alt: "x" }), other).toBe(false)
  })
})

test("a text is read in minutes by what it is written in", () => {
  expect(readingMinutes("")).toBe(1)
  expect(readingMinutes("word ".repeat(660))).toBe(3)
  expect(readingMinutes("字".repeat(1200))).toBe(3)
})

test("links to articles and headings are found wherever they stand", () => {
  const link = { type: "link", attrs: { href: "article:memo-and-tag#s-a" } }
  const read = articleDocument.parse({
    type: "doc",
    content: [
      { type: "heading", attrs: { level: 2 }, content: [{ type: "text", text: "Memo & tag" }] },
      {
        type: "callout",
        attrs: { kind: "tip" },
        content: [{ type: "paragraph", content: [{ type: "text", text: "see", marks: [link] }] }],
      },
    ],
  })
  expect(linkedArticles(read)).toEqual(["memo-and-tag"])
  expect(headingsOf(read)).toEqual([{ id: "s-memo-tag", level: 2, text: "Memo & tag" }])
  expect(textOf(read)).toBe("Memo & tag\nsee")
})
