import type { ArticleHref } from "@veridesk/contract/article-document.ts"

/**
 * What somebody meant by what they typed or pasted: an article of this site by its address, https where a name of a
 * host stands alone or http was written, mailto where it is a mailbox. Whether it may be linked to, readArticleHref says.
 */
export function hrefOf(typed: string, ownHost: string): string {
  const text = typed.trim()
  if (/^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/.test(text)) return `mailto:${text}`
  const web =
    /^(?:https?:\/\/)?((?:[\p{L}\p{N}-]+\.)+[\p{L}\p{N}-]+(?::\d+)?|localhost(?::\d+)?)(\/\S*)?$/iu.exec(text)
  if (!web) return text
  const [, host = "", path = ""] = web
  if (host.toLowerCase() !== ownHost.toLowerCase()) return `https://${host}${path}`
  const slug = /^\/(?:en|zh-cn)\/articles\/([a-z0-9-]+)(#[^#]+)?$/.exec(path)
  return slug ? `article:${slug[1]}${slug[2] ?? ""}` : path || "/"
}

/** What a writer should know of where a link leads. */
export function linkNote(
  read: ArticleHref | null,
  ownHost: string,
): { kind: "article" | "elsewhere" | "here" | "mail"; to: string } | null {
  switch (read?.kind) {
    case "article":
      return { kind: "article", to: read.slug }
    case "web": {
      const { host } = new URL(read.url)
      return { kind: host === ownHost ? "here" : "elsewhere", to: host }
    }
    case "path":
      return { kind: "here", to: read.path }
    case "mail":
      return { kind: "mail", to: read.url.slice("mailto:".length) }
    default:
      return null
  }
}
