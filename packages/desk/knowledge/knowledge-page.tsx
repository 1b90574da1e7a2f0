import { Link, useParams } from "@tanstack/react-router"
import { Suspense, useEffect, useState } from "react"
import { Icon } from "../frame/icon.tsx"
import { Empty } from "../frame/paper.tsx"
import { part } from "../frame/part.tsx"
import { Waiting } from "../frame/waiting.tsx"
import { isWordKey, speakOfAdministration, useSay } from "../words/words.ts"
import { HealthPage } from "./health-page.tsx"
import css from "./knowledge.module.css"
import { HEALTH } from "./place.ts"
import { restoreTexts } from "./text/local-texts.ts"
import { ArticleTree } from "./tree/article-tree.tsx"

/** With the editor, which is larger than all the rest. */
const OpenArticle = part(() => import("./open-article.tsx").then((m) => m.OpenArticle))

/** The articles of the help site: the tree of them, the one in the address, and what holds for it. */
export function KnowledgePage() {
  const words = useSay()
  const { article } = useParams({ strict: false })
  const [restored, setRestored] = useState(false)
  useEffect(() => {
    void speakOfAdministration()
    void restoreTexts().then(() => setRestored(true))
  }, [])
  if (!restored || !isWordKey("articles.choose")) return <Waiting />
  return (
    <div className={css.page} data-open={article ? true : undefined}>
      <ArticleTree open={article ?? null} />
      <div className={css.main}>
        {article && (
          <Link to="/knowledge/{-$article}" params={{ article: undefined }} className={css.back}>
            <Icon name="back" />
            {words("knowledge.title")}
          </Link>
        )}
        {!article && <Empty title={words("articles.choose")} text={words("articles.choose.next")} />}
        {article === HEALTH && <HealthPage />}
        {article && article !== HEALTH && (
          <Suspense fallback={<Waiting />}>
            <OpenArticle key={article} id={article} />
          </Suspense>
        )}
      </div>
    </div>
  )
}
