import { useQuery } from "@tanstack/react-query"
import type { ArticleVersionLine } from "@veridesk/contract/articles.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import { useState } from "react"
import { SelectField } from "../../frame/field.tsx"
import { Skeleton } from "../../frame/paper.tsx"
import { Sheet } from "../../frame/sheet.tsx"
import { useSay } from "../../words/words.ts"
import css from "../knowledge.module.css"
import { readDiff } from "../server.ts"
import { DiffRows } from "./diff-rows.tsx"

interface DiffProps {
  id: string
  locale: Locale
  versions: readonly ArticleVersionLine[]
  start: { from: number; to: number }
  onClose(): void
}

/** What differs between any two versions. */
export function VersionDiffSheet({ id, locale, versions, start, onClose }: DiffProps) {
  const words = useSay()
  const [{ from, to }, setPair] = useState(start)
  const { data, isError } = useQuery({
    queryKey: ["article-diff", id, locale, from, to],
    queryFn: () => readDiff(id, { locale, from, to }),
    placeholderData: (before) => before,
  })
  const choose = (which: "from" | "to") => (
    <SelectField
      label={words(`articles.diff.${which}`)}
      value={which === "from" ? from : to}
      onChange={(event) => setPair({ from, to, [which]: Number(event.target.value) })}
    >
      {versions.map(({ version, note }) => (
        <option key={version} value={version}>
          {words("articles.version", { n: version })}
          {note && ` · ${note.slice(0, 40)}`}
        </option>
      ))}
    </SelectField>
  )
  return (
    <Sheet wide title={words("articles.diff")} onClose={onClose}>
      <div className={css.two}>
        {choose("from")}
        {choose("to")}
      </div>
      {isError && <p role="alert">{words("articles.diff.failed")}</p>}
      {!data && !isError && <Skeleton lines={6} label={words("loading")} />}
      {data && <DiffRows rows={data.rows} locale={locale} />}
    </Sheet>
  )
}
