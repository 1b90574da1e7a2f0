import { headingsOf } from "@veridesk/contract/article-text.ts"
import { publicPaths } from "../paths-public.ts"
import type { ArticleProps } from "../props-articles.ts"
import { Crumbs } from "../shell/crumbs.tsx"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"
import { When } from "../shell/when.tsx"
import { Blocks } from "./blocks.tsx"
import { Contents, ContentsAbove } from "./contents.tsx"
import { Solved } from "./solved.tsx"

/** One subject, to be read, printed and answered. */
export function ArticlePage(props: ArticleProps) {
  const { t, locale, now, brand } = usePage()
  const { title, topic, language, doc, url, live } = props
  const to = publicPaths(locale)
  const headings = headingsOf(doc)
  const lang = language === locale ? undefined : language
  return (
    <div class="wrap reading">
      <p class="print-head">
        <span>
          {brand.name} · {url}
        </span>
        <span>
          <When at={now} how="full" zoned say="article.printed" />
        </span>
      </p>
      <Crumbs
        trail={[
          { href: to.home, label: t("nav.help") },
          { href: topic.href, label: topic.title },
        ]}
        here={<span lang={lang}>{title}</span>}
      />
      <div class="art">
        <article lang={lang}>
          <Head {...props} />
          <ContentsAbove headings={headings} />
          <div class="prose">
            <Blocks content={doc.content} around={{ url, live, headings }} />
          </div>
        </article>
        {!props.preview && <Solved {...props} />}
        <aside class="toc noprint">
          <Contents headings={headings} />
          <Related related={props.related} />
        </aside>
      </div>
    </div>
  )
}

function Head(props: ArticleProps) {
  const { t, locale } = usePage()
  const { title, updatedAt, team, minutes, url, language, preview } = props
  return (
    <header class="art-head">
      <h1>{title}</h1>
      <div class="facts" lang={locale}>
        <When at={updatedAt} how="day" say="article.updated" />
        {team && <span>{t("article.reviewed", { team })}</span>}
        <span>{t("article.minutes", { n: minutes })}</span>
        <span class="tools js-only noprint">
          <button type="button" class="icon-btn" data-print aria-label={t("print")} title={t("print")}>
            <Icon name="print" />
          </button>
          <button
            type="button"
            class="icon-btn"
            data-copy={url}
            aria-label={t("article.copy")}
            title={t("article.copy")}
          >
            <Icon name="link" />
          </button>
        </span>
      </div>
      {preview && <Notice says="article.preview" />}
      {!preview && language !== locale && (
        <Notice says={language === "en" ? "article.only-english" : "article.only-chinese"} />
      )}
    </header>
  )
}

function Notice({ says }: { says: "article.preview" | "article.only-english" | "article.only-chinese" }) {
  const { t, locale } = usePage()
  return (
    <div class="callout" lang={locale}>
      <Icon name="language" />
      <p>{t(says)}</p>
    </div>
  )
}

function Related({ related }: Pick<ArticleProps, "related">) {
  const { t } = usePage()
  if (related.length === 0) return null
  return (
    <nav class="more" aria-labelledby="related-h">
      <h2 id="related-h">{t("article.related")}</h2>
      <ul>
        {related.map(({ href, title }) => (
          <li key={href}>
            <a href={href}>{title}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
