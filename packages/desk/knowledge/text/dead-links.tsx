import { useQuery } from "@tanstack/react-query"
import { type ArticleDocument, readArticleHref } from "@veridesk/contract/article-document.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import { Callout } from "../../frame/paper.tsx"
import { useSay } from "../../words/words.ts"
import { linksOf } from "../document/block-text.ts"
import { readArticles } from "../server.ts"

/** So many articles that a text links to are looked up before it goes out. */
const MOST = 20

/** Articles that a text links to and that its readers would not find. */
export function DeadLinks({ doc, locale }: { doc: ArticleDocument; locale: Locale }) {
  const words = useSay()
  const slugs = articleSlugs(doc).slice(0, MOST)
  const { data } = useQuery({
    queryKey: ["article-links", locale, slugs],
    queryFn: async ({ signal }) => {
      const known = await Promise.all(slugs.map((slug) => readArticles({ q: slug }, signal)))
      return slugs.filter(
        (slug, at) => !known[at]?.articles.some((line) => line.slug === slug && isOut(line)),
      )
    },
    enabled: slugs.length > 0,
  })
  if (!data || data.length === 0) return null
  return (
    <Callout tone="warn">
      <p>{words("articles.publish.dead-links", { n: data.length, slugs: data.join(", ") })}</p>
    </Callout>
  )
}

function articleSlugs(doc: ArticleDocument): string[] {
  const slugs = linksOf(doc.content).flatMap((href) => {
    const read = readArticleHref(href)
    return read?.kind === "article" ? [read.slug] : []
  })
  return [...new Set(slugs)]
}

type Line = Awaited<ReturnType<typeof readArticles>>["articles"][number]

function isOut({ archived, texts }: Line): boolean {
  return !archived && [texts.en, texts["zh-CN"]].some((text) => text?.published != null)
}
