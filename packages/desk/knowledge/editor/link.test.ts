import { readArticleHref } from "@veridesk/contract/article-document.ts"
import { expect, test } from "vitest"
import { hrefOf, linkNote } from "./link.ts"

const own = "help.kestrel.example"

test.each([
  ["an article by its address", "https://help.kestrel.example/en/articles/lost-2fa", "article:lost-2fa"],
  [
    "with its heading",
    "https://HELP.kestrel.example/zh-cn/articles/lost-2fa#steps",
    "article:lost-2fa#steps",
  ],
  ["another page of this site", "https://help.kestrel.example/en/verify?q=x", "/en/verify?q=x"],
  ["this site alone", "help.kestrel.example", "/"],
  ["a place elsewhere over http", "http://tronscan.example/tx/1", "https://tronscan.example/tx/1"],
  ["a name alone", "kestrel.example", "https://kestrel.example"],
  ["a mailbox", "tech@kestrel.example", "mailto:tech@kestrel.example"],
  ["an article as it is kept", "article:fees", "article:fees"],
  ["a heading of the same text", "#steps", "#steps"],
])("%s: %s", (_name, typed, href) => {
  expect(hrefOf(` ${typed} `, own)).toBe(href)
  expect(readArticleHref(href)).not.toBeNull()
})

test.each([
  "javascript:alert(1)",
  "//evil.example",
  "https://kestrel.example@evil.example/",
  "提币手续费",
  "a b.example",
])("%s leads nowhere", (typed) => expect(readArticleHref(hrefOf(typed, own))).toBeNull())

test("where a link leads is said before it is set", () => {
  const note = (href: string) => linkNote(readArticleHref(href), own)
  expect(note("article:fees")).toEqual({ kind: "article", to: "fees" })
  expect(note("https://tronscan.example/tx")).toEqual({ kind: "elsewhere", to: "tronscan.example" })
  expect(note("/en/verify")).toEqual({ kind: "here", to: "/en/verify" })
  expect(note("mailto:tech@kestrel.example")).toEqual({ kind: "mail", to: "tech@kestrel.example" })
  expect(note("javascript:alert(1)")).toBeNull()
})
