import { useQuery } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import { articleSlug } from "@veridesk/contract/article-document.ts"
import { articleAudience, type ArticleSettings, type OpenedArticle } from "@veridesk/contract/articles.ts"
import { newId } from "@veridesk/contract/ids.ts"
import { useState } from "react"
import { useCell } from "../../data/cell.ts"
import { prefs } from "../../data/prefs.ts"
import { Button } from "../../frame/button.tsx"
import { Field, FormFault, SelectField } from "../../frame/field.tsx"
import { Icon } from "../../frame/icon.tsx"
import { Skeleton } from "../../frame/paper.tsx"
import { tell } from "../../frame/toasts.ts"
import { useSubmit } from "../../frame/use-submit.ts"
import { useSay } from "../../words/words.ts"
import css from "../knowledge.module.css"
import { archiveArticle, readArticles, saveSettings } from "../server.ts"
import { ReviewPart } from "./review-part.tsx"
import own from "./side.module.css"

interface PanelProps {
  article: OpenedArticle
  onChanged(article: OpenedArticle): void
}

/** Topic, address, readers, owner, review and tickets of an article; what leads to it. */
export function SettingsPanel({ article, onChanged }: PanelProps) {
  const words = useSay()
  const { locale } = useCell(prefs)
  const [settings, setSettings] = useState(article.settings)
  const { data: list } = useQuery({
    queryKey: ["articles-choices", locale],
    queryFn: ({ signal }) => readArticles({ show: "archived", q: "" }, signal),
  })
  const set = (more: Partial<ArticleSettings>) => setSettings({ ...settings, ...more })
  const save = useSubmit(
    () => saveSettings(article.line.id, { requestId: newId(), revision: article.revision, settings }),
    (answer) => {
      onChanged(answer)
      tell(words("articles.settings.saved"))
    },
  )
  const archive = useSubmit(
    () => archiveArticle(article.line.id, { requestId: newId(), archived: !article.line.archived }),
    (answer) => {
      onChanged(answer)
      tell(words(answer.line.archived ? "articles.archived.done" : "articles.unarchived.done"))
    },
  )
  if (!list) return <Skeleton lines={6} label={words("loading")} />
  const badSlug = !articleSlug.safeParse(settings.slug).success
  const side = locale === "zh-CN" ? "zh" : "en"
  return (
    <>
      <form className={css.form} onSubmit={save.onSubmit} noValidate>
        <FormFault error={save.error} />
        <fieldset className={css.all} disabled={!article.mayWrite}>
          <SelectField
            label={words("articles.topic")}
            value={settings.topic}
            onChange={(event) => set({ topic: event.target.value })}
          >
            {list.topics.map(({ key, name }) => (
              <option key={key} value={key}>
                {name[side]}
              </option>
            ))}
          </SelectField>
          <Field
            label={words("articles.slug")}
            hint={
              settings.slug === article.settings.slug
                ? undefined
                : words("articles.slug.redirect", { slug: article.settings.slug })
            }
            fault={badSlug ? words("articles.slug.bad") : save.faultOf("settings.slug")}
            spellCheck={false}
            maxLength={80}
            value={settings.slug}
            onChange={(event) => set({ slug: event.target.value.trim().toLowerCase() })}
          />
          <SelectField
            label={words("articles.audience")}
            value={settings.audience}
            onChange={(event) => {
              const audience = articleAudience.safeParse(event.target.value)
              if (audience.success) set({ audience: audience.data })
            }}
          >
            {articleAudience.options.map((one) => (
              <option key={one} value={one}>
                {words(`articles.audience.${one}`)}
              </option>
            ))}
          </SelectField>
          <SelectField
            label={words("articles.owner")}
            value={settings.team ?? ""}
            onChange={(event) => set({ team: event.target.value || null })}
          >
            <option value="">{words("articles.owner.none")}</option>
            {list.teams.map(({ key, name }) => (
              <option key={key} value={key}>
                {name}
              </option>
            ))}
          </SelectField>
          <SelectField
            label={words("articles.review")}
            value={String(settings.reviewDays ?? "")}
            onChange={(event) => set({ reviewDays: Number(event.target.value) || null })}
          >
            {reviewChoices(settings.reviewDays).map((days) => (
              <option key={days} value={days || ""}>
                {words("articles.review.every", { n: days })}
              </option>
            ))}
          </SelectField>
          <details className={css.more}>
            <summary>
              {words("articles.forms", { n: settings.forms.length })} <Icon name="down" size={12} />
            </summary>
            {list.forms.map(({ key, title }) => (
              <label key={key} className={css.check}>
                <input
                  type="checkbox"
                  checked={settings.forms.includes(key)}
                  onChange={(event) =>
                    set({
                      forms: event.target.checked
                        ? [...settings.forms, key]
                        : settings.forms.filter((one) => one !== key),
                    })
                  }
                />
                {title}
              </label>
            ))}
          </details>
          {article.mayWrite && (
            <div className={css.ways}>
              <Button type="submit" look="primary" aria-busy={save.busy} disabled={badSlug}>
                {words("articles.settings.save")}
              </Button>
            </div>
          )}
        </fieldset>
      </form>
      <ReviewPart article={article} onChanged={onChanged} />
      <LeadsHere article={article} />
      {article.mayWrite && (
        <>
          <FormFault error={archive.error} />
          <Button
            small
            look={article.line.archived ? "secondary" : "danger"}
            aria-busy={archive.busy}
            onClick={archive.run}
          >
            {words(article.line.archived ? "articles.unarchive" : "articles.archive")}
          </Button>
        </>
      )}
    </>
  )
}

/** 0: never. An interval that somebody else chose stays to be chosen. */
function reviewChoices(now: number | null): number[] {
  const usual = [0, 30, 90, 180, 365]
  return now && !usual.includes(now) ? [...usual, now].sort((a, b) => a - b) : usual
}

function LeadsHere({ article }: { article: OpenedArticle }) {
  const words = useSay()
  return (
    <section className={css.part}>
      <h3>{words("articles.redirects")}</h3>
      {article.redirects.length === 0 && <p className={css.none}>{words("articles.redirects.none")}</p>}
      <ul>
        {article.redirects.map((slug) => (
          <li key={slug} className={css.code}>
            {slug}
          </li>
        ))}
      </ul>
      <h3>{words("articles.linked-from")}</h3>
      {article.linkedFrom.length === 0 && <p className={css.none}>{words("articles.linked-from.none")}</p>}
      <ul>
        {article.linkedFrom.map(({ id, title, locale }) => (
          <li key={`${id} ${locale}`} lang={locale}>
            <Link className={own.way} to="/knowledge/{-$article}" params={{ article: id }}>
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
