import { type ArticleDocument, articleDocument } from "@veridesk/contract/article-document.ts"
import type * as z from "zod"

/** Something in a text that the server would not take: where it is, as the numbers of blocks from 1, and what. */
export interface DocumentFault {
  place: number
  what: "link" | "picture" | "too-long" | "too-deep" | "shape"
}

export const emptyDocument: ArticleDocument = { type: "doc", content: [{ type: "paragraph" }] }

/**
 * What an editor holds, as the contract has it: attributes that only an editor needs are gone, empty paragraphs at the
 * end too. What doesn't fit is named by its place.
 */
export function readDocument(
  json: unknown,
): { doc: ArticleDocument; faults: [] } | { doc: null; faults: DocumentFault[] } {
  const read = articleDocument.safeParse(json)
  if (read.success) return { doc: withoutEmptyEnd(read.data), faults: [] }
  const faults = read.error.issues.map(faultOf)
  // One fault a block is enough to find it.
  return {
    doc: null,
    faults: faults.filter(({ place }, at) => faults.findIndex((f) => f.place === place) === at),
  }
}

function withoutEmptyEnd(doc: ArticleDocument): ArticleDocument {
  const last = doc.content.findLastIndex(
    (block) => block.type !== "paragraph" || (block.content ?? []).length > 0,
  )
  return last < 0 ? emptyDocument : { ...doc, content: doc.content.slice(0, last + 1) }
}

function faultOf(issue: z.core.$ZodIssue): DocumentFault {
  const place = issue.path[0] === "content" && typeof issue.path[1] === "number" ? issue.path[1] + 1 : 0
  const code: unknown = issue.code === "custom" ? issue.params?.["code"] : null
  if (code === "bad-link") return { place, what: "link" }
  if (code === "too-deep" || code === "too-long") return { place, what: code }
  if (issue.path.includes("src") || issue.path.includes("alt")) return { place, what: "picture" }
  return { place, what: issue.code === "too_big" ? "too-long" : "shape" }
}

/** Whether two texts say the same. Key order doesn't count: it differs between the database and an editor. */
export function sameDocument(a: ArticleDocument, b: ArticleDocument): boolean {
  return stable(withoutEmptyEnd(a)) === stable(withoutEmptyEnd(b))
}

/** A value as text, with the keys of its objects in order and without those that say nothing. */
export function stable(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner !== "object" || inner === null || Array.isArray(inner)) return inner
    return Object.fromEntries(
      Object.entries(inner)
        .filter(([, one]) => one !== null && one !== undefined && !(Array.isArray(one) && one.length === 0))
        .sort(([x], [y]) => (x < y ? -1 : 1)),
    )
  })
}
