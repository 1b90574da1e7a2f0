import { publicPaths } from "../paths-public.ts"
import type { TopicsProps } from "../props-articles.ts"
import { usePage } from "../shell/page-state.ts"

/** Topics as the index of a book: names with leaders, and what each begins with. */
export function Shelves({ shelves, level }: Pick<TopicsProps, "shelves"> & { level: "h2" | "h3" }) {
  const { t } = usePage()
  const Tag = level
  return (
    <div class="topics">
      {shelves.map(({ href, title, articles, first }) => (
        <section key={href}>
          <Tag>
            <a href={href}>{title}</a>
            <span>{t("topics.count", { n: articles })}</span>
          </Tag>
          <ul>
            {first.map((article) => (
              <li key={article.href}>
                <a href={article.href}>{article.title}</a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

/** The same on the front page, with the way to all of them. */
export function HomeTopics({ total, shelves }: TopicsProps) {
  const { t, locale } = usePage()
  if (shelves.length === 0) return null
  return (
    <section class="topics-col" aria-labelledby="topics-h">
      <div class="head-line">
        <h2 class="sec-title" id="topics-h">
          {t("topics.by")}
        </h2>
        <a href={publicPaths(locale).topics}>{t("topics.all", { n: total })}</a>
      </div>
      <Shelves shelves={shelves} level="h3" />
    </section>
  )
}
