import type { ArticleHealth } from "@veridesk/contract/articles.ts"
import type { Db } from "../../platform/db/connect.ts"
import { helpsFew } from "../article.ts"
import { mainReason } from "../feedback/figures.ts"
import { figuresOfPublished } from "../feedback/store.ts"
import { brokenLinks, outdatedTexts, staleArticles } from "./store.ts"

const MOST = 100

/** What somebody should look at: overdue reviews, translations left behind, articles that help few, dead links. */
export async function articleHealth(db: Db, now: Date): Promise<ArticleHealth> {
  const today = now.toISOString().slice(0, 10)
  const [stale, outdated, figures, links] = await Promise.all([
    staleArticles(db, today),
    outdatedTexts(db),
    figuresOfPublished(db, today),
    brokenLinks(db),
  ])
  return {
    stale,
    outdated,
    lowHelpful: figures
      .filter(helpsFew)
      .slice(0, MOST)
      .map((row) => ({
        id: row.id,
        slug: row.slug,
        title: row.title,
        locale: row.locale,
        useful: row.useful,
        notUseful: row.notUseful,
        reason: mainReason(row),
      })),
    brokenLinks: links.map(({ target, ...rest }) => ({ ...rest, href: `article:${target}` })),
  }
}
