import type { Db } from "../platform/db/connect.ts"
import { type Publishing, searchDocument } from "./search-document.ts"
import { articleById, publishedTexts } from "./store.ts"

/** Tells the search what is out of an article now, and takes it off where it was found before. */
export async function reindex(
  o: Pick<Publishing, "indexDocuments" | "removeDocuments">,
  tx: Db,
  a: { id: string; slug: string },
): Promise<void> {
  const now = await articleById(tx, a.id)
  const slugs = new Set([a.slug, ...(now ? [now.slug] : [])])
  await o.removeDocuments(
    tx,
    [...slugs].map((key) => ({ kind: "article", key })),
  )
  await indexArticles(o, tx, [a.id])
}

/** Puts what is out of these articles into the search. */
export async function indexArticles(
  o: Pick<Publishing, "indexDocuments">,
  tx: Db,
  ids: string[],
): Promise<void> {
  const texts = await publishedTexts(tx, ids)
  const docs = texts.map(({ locale, content, updatedAt, ...article }) =>
    searchDocument(article, { locale, content, updatedAt }),
  )
  if (docs.length > 0) await o.indexDocuments(tx, docs)
}
