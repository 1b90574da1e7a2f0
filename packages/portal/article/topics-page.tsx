import { publicPaths } from "../paths-public.ts"
import type { TopicProps, TopicsProps } from "../props-articles.ts"
import { Crumbs } from "../shell/crumbs.tsx"
import { usePage } from "../shell/page-state.ts"
import { When } from "../shell/when.tsx"
import { Shelves } from "./shelves.tsx"

/** Every topic there is. */
export function TopicsPage({ total, shelves }: TopicsProps) {
  const { t, locale } = usePage()
  return (
    <div class="wrap">
      <Crumbs trail={[{ href: publicPaths(locale).home, label: t("nav.help") }]} here={t("topics.title")} />
      <header class="page-head">
        <h1>{t("topics.title")}</h1>
        <p class="meta">{t("topics.count", { n: total })}</p>
      </header>
      {shelves.length === 0 ? <p>{t("topics.none")}</p> : <Shelves shelves={shelves} level="h2" />}
    </div>
  )
}

/** One topic with its articles, the most useful first. */
export function TopicPage({ title, articles, shown, next, others }: TopicProps) {
  const { t, locale } = usePage()
  const to = publicPaths(locale)
  return (
    <div class="wrap">
      <Crumbs
        trail={[
          { href: to.home, label: t("nav.help") },
          { href: to.topics, label: t("topics.title") },
        ]}
        here={title}
      />
      <div class="topic-cols">
        <div>
          <header class="page-head">
            <h1>{title}</h1>
            <p class="meta">{t("topics.count", { n: articles })}</p>
          </header>
          <ul class="shelf">
            {shown.map((article) => {
              const lang = article.language === locale ? undefined : article.language
              return (
                <li key={article.href}>
                  <a href={article.href} lang={lang}>
                    {article.title}
                  </a>
                  <p lang={lang}>{article.summary}</p>
                  <p class="meta">
                    <When at={article.updatedAt} how="day" say="article.updated" />
                    {lang && <span>{t(lang === "en" ? "topic.in-english" : "topic.in-chinese")}</span>}
                  </p>
                </li>
              )
            })}
          </ul>
          {next && (
            <a class="btn" href={next} rel="next">
              {t("topics.next")}
            </a>
          )}
        </div>
        <nav class="toc noprint" aria-labelledby="others-h">
          <h2 id="others-h">{t("topics.others")}</h2>
          {others.map((topic) => (
            <a key={topic.href} href={topic.href}>
              {topic.title}
            </a>
          ))}
        </nav>
      </div>
    </div>
  )
}
