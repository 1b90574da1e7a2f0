import { useQueryClient } from "@tanstack/react-query"
import { useNavigate } from "@tanstack/react-router"
import { articleSlug } from "@veridesk/contract/article-document.ts"
import type { ArticleList } from "@veridesk/contract/articles.ts"
import { newId } from "@veridesk/contract/ids.ts"
import { useState } from "react"
import { useCell } from "../../data/cell.ts"
import { prefs } from "../../data/prefs.ts"
import { Button } from "../../frame/button.tsx"
import { Field, FormFault, SelectField } from "../../frame/field.tsx"
import { Sheet } from "../../frame/sheet.tsx"
import { useSubmit } from "../../frame/use-submit.ts"
import { useSay } from "../../words/words.ts"
import { emptyDocument } from "../document/read-document.ts"
import css from "../knowledge.module.css"
import { makeArticle } from "../server.ts"
import { LIMITS } from "../text/local-text.ts"
import { slugOf } from "./slug.ts"

/**
 * A new article: what it is called, in which language it is written first, where it belongs. `wanted`: what readers
 * look for in vain, as a first title.
 */
export function NewArticleSheet(props: { list: ArticleList; wanted: string; onClose(): void }) {
  const { list, wanted, onClose } = props
  const words = useSay()
  const client = useQueryClient()
  const navigate = useNavigate()
  const { locale: mine } = useCell(prefs)
  const [articleId] = useState(newId)
  const [locale, setLocale] = useState(/\p{Script=Han}/u.test(wanted) ? "zh-CN" : mine)
  const [title, setTitle] = useState(wanted.slice(0, LIMITS.title))
  const [ownSlug, setSlug] = useState<string | null>(null)
  const [topic, setTopic] = useState(list.topics[0]?.key ?? "")
  const slug = ownSlug ?? slugOf(title)
  const form = useSubmit(
    () =>
      makeArticle({
        requestId: newId(),
        articleId,
        settings: { slug, topic, audience: "public", team: null, reviewDays: 180, forms: [] },
        locale,
        content: { title, summary: "", keywords: [], doc: emptyDocument },
      }),
    (article) => {
      client.setQueryData(["article", articleId], article)
      void client.invalidateQueries({ queryKey: ["articles"] })
      onClose()
      void navigate({ to: "/knowledge/{-$article}", params: { article: articleId } })
    },
  )
  const side = mine === "zh-CN" ? "zh" : "en"
  const badSlug = slug !== "" && !articleSlug.safeParse(slug).success
  return (
    <Sheet title={words("articles.new")} onClose={onClose}>
      <form className={css.form} onSubmit={form.onSubmit} noValidate>
        <FormFault error={form.error} />
        <SelectField
          label={words("articles.first-language")}
          value={locale}
          onChange={(event) => setLocale(event.target.value === "zh-CN" ? "zh-CN" : "en")}
        >
          <option value="en">English</option>
          <option value="zh-CN">简体中文</option>
        </SelectField>
        <Field
          label={words("articles.title")}
          lang={locale}
          autoFocus
          maxLength={LIMITS.title}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
        <Field
          label={words("articles.slug")}
          hint={words("articles.slug.hint")}
          fault={badSlug ? words("articles.slug.bad") : form.faultOf("settings.slug")}
          spellCheck={false}
          maxLength={80}
          value={slug}
          onChange={(event) => setSlug(event.target.value.trim().toLowerCase())}
        />
        <SelectField
          label={words("articles.topic")}
          value={topic}
          onChange={(event) => setTopic(event.target.value)}
        >
          {list.topics.map(({ key, name }) => (
            <option key={key} value={key}>
              {name[side]}
            </option>
          ))}
        </SelectField>
        <div className={css.ways}>
          <Button
            type="submit"
            look="primary"
            disabled={title.trim() === "" || slug === "" || badSlug || topic === ""}
            aria-busy={form.busy}
          >
            {words("articles.new.make")}
          </Button>
          <span className={css.none}>{words("articles.new.draft")}</span>
        </div>
      </form>
    </Sheet>
  )
}
