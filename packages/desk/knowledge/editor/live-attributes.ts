import type { ArticleBlock } from "@veridesk/contract/article-document.ts"

/** Which figure: of what kind, of which asset, on one network or (null) on all. */
export type LiveAttributes = Extract<ArticleBlock, { type: "liveValue" }>["attrs"]
