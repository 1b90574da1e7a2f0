import type { PageContext } from "@veridesk/contract/chat/widget.ts"

/** Where the customer is, cut to what is taken; nothing secret stands in a query we pass on. */
export function pageContext(given: PageContext): PageContext {
  const { origin, pathname } = location
  const cut = (text: string | undefined, most: number) => text?.slice(0, most)
  return {
    url: cut(given.url ?? origin + pathname, 500),
    title: cut(given.title ?? document.title, 200),
    ...(given.order && { order: cut(given.order, 80) }),
    ...(given.asset && { asset: cut(given.asset, 20) }),
    ...(given.article && { article: cut(given.article, 120) }),
  }
}
