import { type ArticleInline, type ArticleMark, readArticleHref } from "@veridesk/contract/article-document.ts"
import type { ComponentChildren, VNode } from "preact"
import { publicPaths } from "../paths-public.ts"
import { usePage } from "../shell/page-state.ts"

/** Words of a line with their marks. A link that leads where an article may not lead is drawn as its words alone. */
export function Words({ content }: { content: ArticleInline[] | undefined }) {
  return (
    <>
      {(content ?? []).map((one, at) =>
        one.type === "hardBreak" ? (
          <br key={at} />
        ) : (
          <Marked key={at} marks={one.marks ?? []}>
            {one.text}
          </Marked>
        ),
      )}
    </>
  )
}

/** Links stand outermost, so that a link with a bold word in it stays one link. */
const order: Record<ArticleMark["type"], number> = { code: 0, italic: 1, bold: 2, link: 3 }

function Marked({ marks, children }: { marks: ArticleMark[]; children: ComponentChildren }) {
  const sorted = marks.toSorted((a, b) => order[a.type] - order[b.type])
  return sorted.reduce<VNode>((inner, mark) => <Mark mark={mark}>{inner}</Mark>, <>{children}</>)
}

function Mark({ mark, children }: { mark: ArticleMark; children: ComponentChildren }) {
  switch (mark.type) {
    case "bold":
      return <strong>{children}</strong>
    case "italic":
      return <em>{children}</em>
    case "code":
      return <code>{children}</code>
    case "link":
      return <Link href={mark.attrs.href}>{children}</Link>
  }
}

function Link({ href, children }: { href: string; children: ComponentChildren }) {
  const { locale } = usePage()
  const read = readArticleHref(href)
  switch (read?.kind) {
    case "article":
      return (
        <a href={`${publicPaths(locale).article(read.slug)}${read.anchor ? `#${read.anchor}` : ""}`}>
          {children}
        </a>
      )
    case "path":
      return <a href={read.path}>{children}</a>
    case "anchor":
      return <a href={`#${read.anchor}`}>{children}</a>
    case "mail":
      return <a href={read.url}>{children}</a>
    case "web":
      return (
        <a href={read.url} rel="noopener noreferrer">
          {children}
        </a>
      )
    default:
      return <>{children}</>
  }
}
