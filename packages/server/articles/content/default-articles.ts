import { createHash } from "node:crypto"
import { readdir, readFile as readBytes } from "node:fs/promises"
import { articleSettings, type ArticleContent, type ArticleSettings } from "@veridesk/contract/articles.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import { readFile } from "./read-file.ts"

export type DefaultArticle = {
  settings: ArticleSettings
  texts: { locale: Locale; content: ArticleContent }[]
}
type Source = { topic: string; slug: string; locale: Locale; text: string }

/** The files of the articles that come with the product, and a digest of them all. */
export async function defaultSources(
  folder = import.meta.dirname,
): Promise<{ files: Source[]; digest: Buffer }> {
  const entries = await readdir(folder, { recursive: true })
  const names = entries.filter((name) => name.endsWith(".md")).toSorted()
  const hash = createHash("sha256")
  const files: Source[] = []
  for (const name of names) {
    const [, topic, slug, locale] = /^([a-z-]+)[\\/]([a-z0-9-]+)\.(en|zh-CN)\.md$/.exec(name) ?? []
    if (!topic || !slug) throw new Error(`${name} is named neither for a topic, an article nor a language`)
    const text = await readBytes(`${folder}/${name}`, "utf8")
    hash.update(`${name}\n${text}\n`)
    files.push({ topic, slug, locale: locale === "en" ? "en" : "zh-CN", text })
  }
  return { files, digest: hash.digest() }
}

/** The articles of these files; what holds for all languages is what the English one says, or the only one. */
export function defaultArticles(files: Source[]): DefaultArticle[] {
  const bySlug = Map.groupBy(files, ({ slug }) => slug)
  return [...bySlug].map(([slug, sources]) => {
    const texts = sources.map((source) => ({ ...source, read: readSource(source) }))
    const lead = texts.find(({ locale }) => locale === "en") ?? texts[0]
    if (!lead) throw new Error(`${slug} has no text`)
    if (texts.some(({ topic }) => topic !== lead.topic)) throw new Error(`${slug} stands in two topics`)
    const { team, reviewDays, forms, audience } = lead.read
    return {
      settings: articleSettings.parse({ slug, topic: lead.topic, audience, team, reviewDays, forms }),
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
