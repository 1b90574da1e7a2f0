import {
  type ArticleInline,
  type ArticleMark,
  type ArticlePlace,
  readArticleHref,
} from "@veridesk/contract/article-document.ts"
import type { ComponentChildren, VNode } from "preact"
import { publicPaths } from "../paths-public.ts"
import type { Locale } from "../props.ts"
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
    case "place":
      return <a href={addressOf(read.place, locale)}>{children}</a>
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

function addressOf(place: ArticlePlace, locale: Locale): string {
  const to = publicPaths(locale)
  const places: Record<ArticlePlace, string> = {
    "page:home": to.home,
    "page:topics": to.topics,
    "page:announcements": to.announcements,
    "page:subscribe": to.subscribe,
    "page:verify": to.verify(),
    "page:report": to.reportImpostor,
    "page:status": to.status,
    "page:contact": to.contact,
    "page:tools": to.tools,
    "tool:deposit": to.depositTool,
    "tool:withdrawal": to.withdrawalTool,
    "tool:lock": to.lockTool,
    "tool:api-errors": to.apiErrorTool,
  }
  return places[place]
}
