import { expect, test } from "vitest"
import {
  announcementBody,
  EMPTY_BODY,
  linksOf,
  linkTarget,
  type Paragraph,
  plainText,
} from "./announcement-body.ts"

test.each([
  ["https://help.kestrel.example/en", true],
  ["/en/verify", true],
  ["mailto:support@kestrel.example", true],
  ["http://help.kestrel.example/", false],
  ["//evil.example/", false],
  ["/\\evil.example", false],
  ["javascript:alert(1)", false],
  ["data:text/html,x", false],
  ["https:// evil.example", false],
  ['https://a.example/"onclick=', false],
])("a link to %s: %s", (href, allowed) => {
  expect(linkTarget.safeParse(href).success).toBe(allowed)
})

const link = (text: string, href: string): Paragraph => ({
  type: "paragraph",
  content: [{ type: "text", text, marks: [{ type: "link", attrs: { href } }] }],
})

test("a document is read as lines, and tells its links once each", () => {
  const body = announcementBody.parse({
    type: "doc",
    content: [
      { type: "heading", attrs: { level: 2 }, content: [{ type: "text", text: "What to do" }] },
      { type: "bulletList", content: [{ type: "listItem", content: [link("Check it", "/en/verify")] }] },
      { type: "blockquote", content: [link("again", "/en/verify")] },
    ],
  })
  expect(plainText(body)).toBe("What to do\n\n- Check it\n\n> again")
  expect(linksOf(body)).toEqual(["/en/verify"])
  expect(plainText(EMPTY_BODY)).toBe("")
})

test.each([
  { type: "image", attrs: { src: "https://evil.example/x.png" } },
  { type: "paragraph", content: [{ type: "text", text: "x", marks: [{ type: "style" }] }] },
  { type: "paragraph", attrs: { onclick: "x" } },
  { type: "heading", attrs: { level: 1 } },
])("what isn't of the closed kind is refused: %j", (block) => {
  expect(announcementBody.safeParse({ type: "doc", content: [block] }).success).toBe(false)
})
