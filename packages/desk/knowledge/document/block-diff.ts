import type { ArticleBlock } from "@veridesk/contract/article-document.ts"
import type { ArticleContent, ArticleDiff } from "@veridesk/contract/articles.ts"
import { diffArrays } from "diff"
import { blockText } from "./block-text.ts"
import { stable } from "./read-document.ts"

type Row = ArticleDiff["rows"][number]
type Part = Row["parts"][number]

/** What differs between two texts, as the server says it of two versions: title, summary, keywords, block by block. */
export function contentDiff(before: ArticleContent, after: ArticleContent): Row[] {
  return [
    row("title", before.title, after.title),
    row("summary", before.summary, after.summary),
    row("keywords", before.keywords.join(", "), after.keywords.join(", ")),
    ...blockDiff(before.doc.content, after.doc.content),
  ]
}

/** Which blocks of `after` are new or changed since `before`, by their places from 0. */
export function changedBlocks(before: readonly ArticleBlock[], after: readonly ArticleBlock[]): number[] {
  let at = 0
  return diffArrays(before.map(stable), after.map(stable)).flatMap(({ added, removed, value }) => {
    if (removed) return []
    const places = value.map((_, step) => at + step)
    at += value.length
    return added ? places : []
  })
}

/** Blocks that went and came in the same place are taken for one that changed, and compared by words. */
export function blockDiff(before: readonly ArticleBlock[], after: readonly ArticleBlock[]): Row[] {
  const rows: Row[] = []
  let [i, j] = [0, 0]
  let gone: ArticleBlock[] = []
  const settle = (fresh: readonly ArticleBlock[]) => {
    for (let at = 0; at < Math.max(gone.length, fresh.length); at += 1) {
      const [old, now] = [gone[at], fresh[at]]
      rows.push(row("block", old ? blockText(old) : null, now ? blockText(now) : null))
    }
    gone = []
  }
  for (const { added, removed, value } of diffArrays(before.map(stable), after.map(stable))) {
    if (removed) {
      gone = before.slice(i, i + value.length)
      i += value.length
    } else if (added) {
      settle(after.slice(j, j + value.length))
      j += value.length
    } else {
      settle([])
      for (const block of after.slice(j, j + value.length)) rows.push(same("block", blockText(block)))
      i += value.length
      j += value.length
    }
  }
  settle([])
  return rows
}

function row(part: Row["part"], before: string | null, after: string | null): Row {
  if (before === null) return { part, kind: "added", parts: [{ kind: "added", text: after ?? "" }] }
  if (after === null) return { part, kind: "removed", parts: [{ kind: "removed", text: before }] }
  // A block whose words are the same differs in its marks, a link, its kind: it is named all the same.
  if (before === after && part !== "block") return same(part, after)
  return { part, kind: "changed", parts: wordDiff(before, after) }
}

function same(part: Row["part"], text: string): Row {
  return { part, kind: "same", parts: [{ kind: "same", text }] }
}

const segmenters = new Map<string, Intl.Segmenter>()

/** Word by word; Chinese is cut into words as well, since it has no spaces between them. */
export function wordDiff(before: string, after: string): Part[] {
  return diffArrays(wordsOf(before), wordsOf(after)).map(({ added, removed, value }) => ({
    kind: added ? "added" : removed ? "removed" : "same",
    text: value.join(""),
  }))
}

function wordsOf(text: string): string[] {
  const language = /\p{Script=Han}/u.test(text) ? "zh-CN" : "en"
  const segmenter = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: "word" })
  segmenters.set(language, segmenter)
  return [...segmenter.segment(text)].map(({ segment }) => segment)
}
