import type { Locale } from "@veridesk/contract/locale.ts"
import { publicPaths } from "../../../portal/paths-public.ts"
import type { TopicsProps } from "../../../portal/props-articles.ts"
import { type Reader, readShelves } from "../../articles/index.ts"
import type { Db } from "../../platform/db/connect.ts"

/** Topics as pages list them, each with its first few articles. */
export async function topicsProps(
  db: Db,
  o: { locale: Locale; reader: Reader; most: number },
): Promise<TopicsProps> {
  const shelves = await readShelves(db, o)
  const to = publicPaths(o.locale)
  return {
    total: shelves.reduce((sum, { articles }) => sum + articles, 0),
    shelves: shelves.map(({ key, name, articles, first }) => ({
      href: to.topic(key),
      title: name,
      articles,
      first: first.map(({ slug, title }) => ({ href: to.article(slug), title })),
    })),
  }
}
