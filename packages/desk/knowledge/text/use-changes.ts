import { useQuery } from "@tanstack/react-query"
import type { OpenedArticle } from "@veridesk/contract/articles.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import { useMemo } from "react"
import { changedBlocks } from "../document/block-diff.ts"
import { readDocument } from "../document/read-document.ts"
import { readVersion } from "../server.ts"

const none: readonly number[] = []

/** A version of an article; what was once read of it never changes. */
function versionQuery(id: string, locale: Locale, version: number) {
  return {
    queryKey: ["article-version", id, locale, version],
    queryFn: () => readVersion(id, { locale, version }),
    staleTime: Number.POSITIVE_INFINITY,
  }
}

/**
 * Which blocks of what is shown are marked: in an original, those that are new or changed since its translation was
 * made; in a translation, those that stand where the original has changed, as far as both have the same number of blocks.
 */
export function useChanges(article: OpenedArticle, locale: Locale, doc: unknown): readonly number[] {
  const { id } = article.line
  const other = locale === "en" ? "zh-CN" : "en"
  const asOriginal = article.texts[other]?.outdated ?? null
  const asTranslation = article.texts[locale]?.outdated ?? null
  const mark = asOriginal?.locale === locale ? asOriginal : asTranslation
  const from = useQuery({
    ...versionQuery(id, mark?.locale ?? locale, mark?.from ?? 1),
    enabled: mark !== null,
  })
  const to = useQuery({
    ...versionQuery(id, mark?.locale ?? locale, mark?.to ?? 1),
    enabled: mark !== null && mark === asTranslation,
  })
  return useMemo(() => {
    const old = from.data?.content.doc.content
    const shown = readDocument(doc).doc?.content
    if (!mark || !old || !shown) return none
    if (mark !== asTranslation) return changedBlocks(old, shown)
    const now = to.data?.content.doc.content
    return now && shown.length === old.length ? changedBlocks(now, old) : none
  }, [mark, asTranslation, from.data, to.data, doc])
}
