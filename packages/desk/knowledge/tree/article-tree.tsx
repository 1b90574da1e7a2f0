import { useInfiniteQuery } from "@tanstack/react-query"
import { Link, useSearch } from "@tanstack/react-router"
import type { ArticleLine, ArticleListQuery, TopicView } from "@veridesk/contract/articles.ts"
import { useState } from "react"
import { useCell } from "../../data/cell.ts"
import { prefs } from "../../data/prefs.ts"
import { Button, buttonClass } from "../../frame/button.tsx"
import { Field, SelectField } from "../../frame/field.tsx"
import { Icon } from "../../frame/icon.tsx"
import { Empty, Skeleton } from "../../frame/paper.tsx"
import { useLate } from "../../palette/use-late.ts"
import { useSay } from "../../words/words.ts"
import { HEALTH } from "../place.ts"
import css from "../knowledge.module.css"
import { readArticles } from "../server.ts"
import { NewArticleSheet } from "./new-article-sheet.tsx"
import { StateMarks } from "./state-marks.tsx"
import { titleOf } from "./text-state.ts"
import { TopicsSheet } from "./topics-sheet.tsx"
import own from "./tree.module.css"

const shows = ["all", "drafts", "scheduled", "outdated", "review-due", "untranslated", "archived"] as const
const AFTER_MS = 150

/** All articles by topic, those that fit what is typed, or those that want somebody's attention. */
export function ArticleTree({ open }: { open: string | null }) {
  const words = useSay()
  const { locale } = useCell(prefs)
  const [typed, setTyped] = useState("")
  const [show, setShow] = useState<(typeof shows)[number]>("all")
  const { new: wanted = null } = useSearch({ strict: false })
  const [sheet, setSheet] = useState<"article" | "topics" | null>(wanted === null ? null : "article")
  const query: ArticleListQuery = { q: useLate(typed.trim(), AFTER_MS), show }
  const list = useInfiniteQuery({
    queryKey: ["articles", locale, query],
    queryFn: ({ pageParam, signal }) => readArticles({ ...query, after: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: (before) => before,
  })
  const first = list.data?.pages[0]
  const articles = (list.data?.pages ?? []).flatMap((page) => page.articles)
  return (
    <nav className={css.tree} aria-label={words("knowledge.title")}>
      <div className={css.head}>
        {open ? <h2>{words("knowledge.title")}</h2> : <h1>{words("knowledge.title")}</h1>}
        {first?.mayWrite && (
          <Button small onClick={() => setSheet("article")}>
            <Icon name="add" />
            {words("articles.new")}
          </Button>
        )}
      </div>
      <Field
        label={words("articles.find")}
        type="search"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <SelectField
        label={words("articles.show")}
        value={show}
        onChange={(event) => setShow(shows.find((one) => one === event.target.value) ?? "all")}
      >
        {shows.map((one) => (
          <option key={one} value={one}>
            {words(`articles.show.${one}`)}
          </option>
        ))}
      </SelectField>
      <div className={css.ways}>
        <Link
          to="/knowledge/{-$article}"
          params={{ article: HEALTH }}
          aria-current={open === HEALTH ? "page" : undefined}
          className={buttonClass("quiet", { small: true })}
        >
          <Icon name="check-circle" />
          {words("articles.health")}
        </Link>
        {first?.mayWrite && (
          <Button small look="quiet" onClick={() => setSheet("topics")}>
            {words("articles.topics")}
          </Button>
        )}
      </div>
      {list.isError && (
        <Empty
          title={words("articles.failed")}
          action={<Button onClick={() => void list.refetch()}>{words("retry")}</Button>}
        />
      )}
      {list.isPending && <Skeleton lines={8} label={words("loading")} />}
      {first && <Topics topics={first.topics} articles={articles} open={open} />}
      {first && articles.length === 0 && (
        <p className={css.none}>
          {words(query.q || show !== "all" ? "articles.none-found" : "articles.none")}
        </p>
      )}
      {list.hasNextPage && (
        <Button small aria-busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {words("articles.more")}
        </Button>
      )}
      {sheet === "article" && first?.mayWrite && (
        <NewArticleSheet list={first} wanted={wanted ?? ""} onClose={() => setSheet(null)} />
      )}
      {sheet === "topics" && first && <TopicsSheet topics={first.topics} onClose={() => setSheet(null)} />}
    </nav>
  )
}

function Topics(props: {
  topics: readonly TopicView[]
  articles: readonly ArticleLine[]
  open: string | null
}) {
  const { locale } = useCell(prefs)
  const side = locale === "zh-CN" ? "zh" : "en"
  return props.topics.map(({ key, name }) => {
    const inIt = props.articles.filter(({ topic }) => topic === key)
    if (inIt.length === 0) return null
    return (
      <section key={key} className={own.topic}>
        <h2>
          {name[side]} <small>{inIt.length}</small>
        </h2>
        <ul>
          {inIt.map((line) => {
            const title = titleOf(line, locale)
            return (
              <li key={line.id}>
                <Link
                  to="/knowledge/{-$article}"
                  params={{ article: line.id }}
                  aria-current={line.id === props.open ? "page" : undefined}
                >
                  <span lang={title.locale}>{title.text}</span>
                  <StateMarks line={line} />
                </Link>
              </li>
            )
          })}
        </ul>
      </section>
    )
  })
}
