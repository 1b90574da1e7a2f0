import type { ArticleDiff } from "@veridesk/contract/articles.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import { Chip } from "../../frame/chip.tsx"
import { useSay } from "../../words/words.ts"
import css from "../knowledge.module.css"
import own from "./side.module.css"

type Row = ArticleDiff["rows"][number]

/** What went and what came, word by word; said in words too, since colour alone says it to some only. */
export function DiffRows({ rows, locale }: { rows: readonly Row[]; locale: Locale }) {
  const words = useSay()
  const shown = rows.filter(({ part, kind }) => part === "block" || kind !== "same")
  if (rows.every(({ kind }) => kind === "same"))
    return <p className={css.none}>{words("articles.diff.none")}</p>
  return (
    <ol className={own.diff} lang={locale}>
      {grouped(shown).map((row, at) =>
        "left" in row ? (
          <li key={at} className={css.none} lang={document.documentElement.lang}>
            {words("articles.diff.same", { n: row.left })}
          </li>
        ) : (
          <li key={at} data-kind={row.kind}>
            {row.kind !== "same" && (
              <Chip tone={row.kind === "added" ? "ok" : row.kind === "removed" ? "risk" : "warn"}>
                {words(`articles.diff.${row.kind}`)}
                {row.part !== "block" && ` · ${words(`articles.${row.part}`)}`}
              </Chip>
            )}
            <p>
              {row.parts.map(({ kind, text }, piece) =>
                kind === "removed" ? (
                  <del key={piece}>{text}</del>
                ) : kind === "added" ? (
                  <ins key={piece}>{text}</ins>
                ) : (
                  <span key={piece}>{text}</span>
                ),
              )}
            </p>
          </li>
        ),
      )}
    </ol>
  )
}

/** Of a long run of blocks that stayed the same, the first and the last are shown. */
function grouped(rows: readonly Row[]): (Row | { left: number })[] {
  const all: (Row | { left: number })[] = []
  for (let at = 0; at < rows.length; ) {
    const row = rows[at]
    if (!row) break
    const end = rows.findIndex((one, place) => place > at && one.kind !== "same")
    const run = row.kind === "same" ? rows.slice(at, end < 0 ? rows.length : end) : [row]
    const [first, last] = [run[0], run.at(-1)]
    if (run.length > 3 && first && last) all.push(first, { left: run.length - 2 }, last)
    else all.push(...run)
    at += run.length
  }
  return all
}
