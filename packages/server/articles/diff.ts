import type { ArticleDocument } from "@veridesk/contract/article-document.ts"
import { textOfBlock } from "@veridesk/contract/article-text.ts"
import type { ArticleContent, ArticleDiff } from "@veridesk/contract/articles.ts"
import { diffArrays, diffWordsWithSpace } from "diff"

type Row = ArticleDiff["rows"][number]

/** What changed between two versions: title, summary and keywords, then block by block; a changed one word by word. */
export function diffOf(from: ArticleContent, to: ArticleContent): Row[] {
  const single = (part: Row["part"], before: string, now: string) =>
    before === "" && now === "" ? [] : [rowOf(part, before, now)]
  return [
    ...single("title", from.title, to.title),
    ...single("summary", from.summary, to.summary),
    ...single("keywords", from.keywords.join(", "), to.keywords.join(", ")),
    ...blockRows(linesOf(from.doc), linesOf(to.doc)),
  ]
}

function linesOf(doc: ArticleDocument): string[] {
  // With a mark of its kind, so that a paragraph that became a warning counts as changed.
  return doc.content.map((block) => `${MARKS[block.type] ?? ""}${textOfBlock(block)}`)
}

const MARKS: Partial<Record<ArticleDocument["content"][number]["type"], string>> = {
  heading: "# ",
  callout: "! ",
  blockquote: "> ",
  horizontalRule: "—",
  image: "▣ ",
  liveValue: "⟳ ",
}

/** Blocks that went and blocks that came at the same place are one that changed, as far as they go in pairs. */
function blockRows(before: string[], now: string[]): Row[] {
  const rows: Row[] = []
  const changes = diffArrays(before, now)
  for (let at = 0; at < changes.length; at += 1) {
    const change = changes[at]
    const after = changes[at + 1]
    if (!change) continue
    if (change.removed && after?.added) {
      const pairs = Math.max(change.value.length, after.value.length)
      for (let n = 0; n < pairs; n += 1)
        rows.push(rowOf("block", change.value[n] ?? "", after.value[n] ?? ""))
      at += 1
    } else
      for (const text of change.value)
        rows.push(rowOf("block", change.added ? "" : text, change.removed ? "" : text))
  }
  return rows
}

function rowOf(part: Row["part"], before: string, now: string): Row {
  if (before === now) return { part, kind: "same", parts: [{ kind: "same", text: now }] }
  if (before === "") return { part, kind: "added", parts: [{ kind: "added", text: now }] }
  if (now === "") return { part, kind: "removed", parts: [{ kind: "removed", text: before }] }
  const parts = diffWordsWithSpace(before, now, {
    intlSegmenter: new Intl.Segmenter("zh", { granularity: "word" }),
  })
  return {
    part,
    kind: "changed",
    parts: parts.map(({ value, added, removed }) => ({
      kind: added ? "added" : removed ? "removed" : "same",
      text: value,
    })),
  }
}
