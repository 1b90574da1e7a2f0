import type { ArticleContent } from "@veridesk/contract/articles.ts"
import { describe, expect, test } from "vitest"
import { emptyDocument } from "../document/read-document.ts"
import { slugOf } from "../tree/slug.ts"
import { differs, keywordsOf, written } from "./local-text.ts"

const content: ArticleContent = {
  title: "Lost authenticator",
  summary: "",
  keywords: ["2FA", "谷歌验证码"],
  doc: { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "Freeze first." }] }] },
}

test("search words stand between commas of either width, each once", () => {
  expect(keywordsOf("2FA， 谷歌验证码、otp, 2FA;; \n")).toEqual(["2FA", "谷歌验证码", "otp"])
})

describe("what is written differs from what the server has", () => {
  test("not by spaces at its ends, an empty last paragraph, or attributes of the editor", () => {
    const doc = { ...content.doc, content: [...content.doc.content, { type: "paragraph" }] }
    expect(differs(written(content), content)).toBe(false)
    expect(differs({ ...written(content), title: "Lost authenticator ", doc }, content)).toBe(false)
  })

  test("by a word, a search word, and by what can't be saved yet", () => {
    expect(differs({ ...written(content), title: "Lost phone" }, content)).toBe(true)
    expect(differs({ ...written(content), keywords: "2FA" }, content)).toBe(true)
    expect(differs({ ...written(content), doc: emptyDocument }, content)).toBe(true)
    expect(
      differs({ ...written(content), doc: { type: "doc", content: [{ type: "video" }] } }, content),
    ).toBe(true)
  })
})

test.each([
  ["Withdraw to an address", "withdraw-to-an-address"],
  ["Can’t sign in? 2FA & co.", "cant-sign-in-2fa-co"],
  ["Überweisung", "uberweisung"],
  ["提币到账", ""],
  ["x".repeat(59) + " end", "x".repeat(59)],
])("the address of “%s”", (title, slug) => expect(slugOf(title)).toBe(slug))
