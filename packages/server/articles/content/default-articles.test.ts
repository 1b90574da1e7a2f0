import { linkedArticles } from "@veridesk/contract/article-text.ts"
import { expect, test } from "vitest"
import { DEFAULT_TEAM_KEYS } from "../../brands/index.ts"
import { catalogue } from "../../intake-forms/index.ts"
import { DEFAULT_TOPICS } from "../topics/default-topics.ts"
import { defaultArticles } from "./default-articles.ts"
import { defaultSources } from "./default-sources.ts"

const articles = defaultArticles((await defaultSources()).files)
const named = articles.map((article) => ({ slug: article.settings.slug, article }))

test("the articles that come with the product can all be read", () => {
  expect(articles.length).toBeGreaterThan(2)
})

test.each(named)("$slug names a team, a topic, forms and articles that there are", ({ article }) => {
  const { settings, texts } = article
  expect(DEFAULT_TOPICS.map(({ key }) => key)).toContain(settings.topic)
  if (settings.team !== null) expect(DEFAULT_TEAM_KEYS).toContain(settings.team)
  const forms = new Set(catalogue.map(({ key }) => key))
  expect(settings.forms.filter((key) => !forms.has(key))).toEqual([])
  const slugs = new Set(named.map(({ slug }) => slug))
  for (const { locale, content } of texts) {
    const missing = linkedArticles(content.doc).filter((slug) => !slugs.has(slug))
    expect(missing, locale).toEqual([])
    expect(content.summary, locale).not.toBe("")
  }
})
