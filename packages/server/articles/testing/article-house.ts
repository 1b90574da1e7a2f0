import type { ArticleBlock } from "@veridesk/contract/article-document.ts"
import type { ArticleContent, ArticleSettings, OpenedArticle } from "@veridesk/contract/articles.ts"
import { newId } from "@veridesk/contract/ids.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import { expect } from "vitest"
import type { Agent } from "../../platform/testing/house.ts"

export const words = (text: string): ArticleBlock => ({
  type: "paragraph",
  content: [{ type: "text", text }],
})

export const content = (more: Partial<ArticleContent> & { blocks?: ArticleBlock[] } = {}): ArticleContent => {
  const { blocks = [words("Wait for the confirmations.")], ...rest } = more
  return {
    title: "Where is my transfer",
    summary: "Find it by its TxID.",
    keywords: ["txid"],
    doc: { type: "doc", content: blocks },
    ...rest,
  }
}

let made = 0
export const settings = (more: Partial<ArticleSettings> = {}): ArticleSettings => ({
  slug: `test-${(made += 1)}`,
  topic: "trading",
  audience: "public",
  team: "trading",
  reviewDays: 30,
  forms: ["other"],
  ...more,
})

/** A new article with a draft in one language. */
export async function draft(
  as: Agent,
  m: { settings?: Partial<ArticleSettings>; locale?: Locale; content?: ArticleContent } = {},
): Promise<OpenedArticle> {
  const { locale = "en" } = m
  const answer = await as.json("POST", "/api/desk/articles", {
    requestId: newId(),
    articleId: newId(),
    settings: settings(m.settings),
    locale,
    content: m.content ?? content(),
    note: "",
  })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}

/** One write to an article; its answer with the status. */
export const write = (as: Agent, id: string, what: string, body: object) =>
  as.json("POST", `/api/desk/articles/${id}/${what}`, { requestId: newId(), ...body })

export const publish = async (as: Agent, id: string, m: { locale?: Locale; version?: number } = {}) => {
  const answer = await write(as, id, "publish", { locale: "en", version: 1, ...m })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body as OpenedArticle
}

/** A published article in one language. */
export async function published(as: Agent, m: Parameters<typeof draft>[1] = {}): Promise<OpenedArticle> {
  const { line } = await draft(as, m)
  return publish(as, line.id, m.locale ? { locale: m.locale } : {})
}
