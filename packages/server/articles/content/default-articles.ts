import { articleSettings, type ArticleContent, type ArticleSettings } from "@veridesk/contract/articles.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import type { Source } from "./default-sources.ts"
import { readFile } from "./read-file.ts"

export type DefaultArticle = {
  settings: ArticleSettings
  texts: { locale: Locale; content: ArticleContent }[]
}

/** The articles of these files; what holds for all languages is what the English one says, or the only one. */
export function defaultArticles(files: Source[]): DefaultArticle[] {
  const bySlug = Map.groupBy(files, ({ slug }) => slug)
  return [...bySlug].map(([slug, sources]) => {
    const texts = sources.map((source) => ({ ...source, read: readSource(source) }))
    const lead = texts.find(({ locale }) => locale === "en") ?? texts[0]
    if (!lead) throw new Error(`${slug} has no text`)
    if (texts.some(({ topic }) => topic !== lead.topic)) throw new Error(`${slug} stands in two topics`)
    const { team, reviewDays, forms, audience, place } = lead.read
    return {
      settings: articleSettings.parse({ slug, topic: lead.topic, audience, team, reviewDays, forms, place }),
      texts: texts.map(({ locale, read }) => ({ locale, content: read.content })),
    }
  })
}

function readSource({ topic, slug, locale, text }: Source) {
  try {
    return readFile(text)
  } catch (error) {
    throw new Error(
      `${topic}/${slug}.${locale}.md: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}
