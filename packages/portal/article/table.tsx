import type { ArticleBlock, ArticleRow } from "@veridesk/contract/article-document.ts"
import { textOfBlock } from "@veridesk/contract/article-text.ts"
import type { VNode } from "preact"

/** The first row names the columns: above them, and beside each value where a narrow page shows rows as cards. */
export function Table({ rows, draw }: { rows: ArticleRow[]; draw: (content: ArticleBlock[]) => VNode }) {
  const [head, ...body] = rows
  const columns = Math.max(...rows.map((row) => row.content.length))
  const labels = (head?.content ?? []).map((cell) => cell.content.map(textOfBlock).join(" "))
  const places = Array.from({ length: columns }, (_, at) => at)
  return (
    <div class="scroll" tabindex={0}>
      <table class="tbl cards">
        <thead>
          <tr>
            {places.map((at) => (
              <th key={at} scope="col">
                {draw(head?.content[at]?.content ?? [])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.map((row, line) => (
            <tr key={line}>
              {places.map((at) => {
                const content = draw(row.content[at]?.content ?? [])
                return at === 0 ? (
                  <th key={at} scope="row">
                    {content}
                  </th>
                ) : (
                  <td key={at} data-l={labels[at] ?? ""}>
                    <div>{content}</div>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
