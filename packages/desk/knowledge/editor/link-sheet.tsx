import { useQuery } from "@tanstack/react-query"
import { readArticleHref } from "@veridesk/contract/article-document.ts"
import type { ArticleLine } from "@veridesk/contract/articles.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import type { Editor } from "@tiptap/react"
import { type FormEvent, useState } from "react"
import { Button } from "../../frame/button.tsx"
import { Field } from "../../frame/field.tsx"
import { Sheet } from "../../frame/sheet.tsx"
import { useLate } from "../../palette/use-late.ts"
import { useSay } from "../../words/words.ts"
import css from "../knowledge.module.css"
import { readArticles } from "../server.ts"
import { titleOf } from "../tree/text-state.ts"
import { hrefOf, linkNote } from "./link.ts"

const AFTER_MS = 150

/** Where the selected words lead: to an article that one looks for by its title, or to an address. */
export function LinkSheet({ editor, locale, onClose }: { editor: Editor; locale: Locale; onClose(): void }) {
  const words = useSay()
  const now: unknown = editor.getAttributes("link")["href"]
  const [typed, setTyped] = useState(typeof now === "string" ? now : "")
  const [tried, setTried] = useState(false)
  const href = hrefOf(typed, location.host)
  const read = readArticleHref(href)
  const looking = useLate(typed.trim(), AFTER_MS)
  const found = useQuery({
    queryKey: ["articles-for-link", looking],
    queryFn: ({ signal }) => readArticles({ q: looking }, signal),
    enabled: looking !== "" && read === null,
    placeholderData: (before) => before,
  })
  const put = (target: string, text: string) => {
    const chain = editor.chain().focus().extendMarkRange("link")
    if (editor.state.selection.empty && !editor.isActive("link"))
      chain.insertContent({ type: "text", text, marks: [{ type: "link", attrs: { href: target } }] }).run()
    else chain.setLink({ href: target }).run()
    onClose()
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (read) put(href, typed.trim())
  }
  const note = linkNote(read, location.host)
  return (
    <Sheet title={words("articles.tool.link")} onClose={onClose}>
      <form className={css.form} onSubmit={onSubmit} noValidate>
        <Field
          label={words("articles.link.to")}
          hint={words("articles.link.hint")}
          fault={tried && !read ? words("articles.link.bad") : undefined}
          autoFocus
          spellCheck={false}
          maxLength={2000}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        {note && <p className={css.none}>{words(`articles.link.${note.kind}`, { to: note.to })}</p>}
        {!read && (
          <ul className={css.picks} aria-label={words("articles.link.found")}>
            {found.data?.articles.slice(0, 8).map((line) => (
              <Pick key={line.id} line={line} locale={locale} onPick={put} />
            ))}
          </ul>
        )}
        {!read && found.data?.articles.length === 0 && looking && (
          <p className={css.none}>{words("articles.none-found")}</p>
        )}
        <div className={css.ways}>
          <Button type="submit" look="primary">
            {words("articles.link.set")}
          </Button>
          {editor.isActive("link") && (
            <Button
              onClick={() => {
                editor.chain().focus().extendMarkRange("link").unsetLink().run()
                onClose()
              }}
            >
              {words("articles.link.remove")}
            </Button>
          )}
        </div>
      </form>
    </Sheet>
  )
}

function Pick(props: { line: ArticleLine; locale: Locale; onPick(href: string, text: string): void }) {
  const { line, locale, onPick } = props
  const words = useSay()
  const title = titleOf(line, locale)
  const hidden = line.archived || line.texts[locale]?.published == null
  return (
    <li>
      <button type="button" onClick={() => onPick(`article:${line.slug}`, title.text)}>
        <span lang={title.locale}>{title.text}</span>
        <small>
          {line.slug}
          {hidden && <> · {words("articles.link.not-public")}</>}
        </small>
      </button>
    </li>
  )
}
