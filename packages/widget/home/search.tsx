import { useEffect, useState } from "preact/hooks"
import type { Found as Result } from "../data/api.ts"
import type { DrawingName } from "../frame/drawings.ts"
import { suspectSecrets } from "@veridesk/contract/secrets/suspect.ts"
import { Icon } from "../frame/icon.tsx"
import { useApp } from "../panel/app.ts"
import { startIntake } from "../panel/moves.ts"
import { Row } from "./row.tsx"

const PAUSE_MS = 160
const pictures: Record<string, DrawingName> = { article: "book", tool: "blocks", ticket: "receipt" }

/** What the help site knows of it, as one types; null while nothing is asked. What looks like a secret goes nowhere. */
export function useSearch(query: string): Result[] | "secret" | null {
  const { api } = useApp()
  const [found, show] = useState<Result[] | "secret" | null>(null)
  const asked = query.trim()
  useEffect(() => {
    if (asked.length < 2) return show(null)
    let isOver = false
    const ask = async () => {
      if ((await suspectSecrets(asked)).length > 0) return "secret" as const
      return (await api.search(asked)).results
    }
    const timer = setTimeout(() => {
      ask().then(
        (results) => !isOver && show(results),
        () => !isOver && show(null),
      )
    }, PAUSE_MS)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [api, asked])
  return found
}

export function Found({ found, query }: { found: Result[] | "secret"; query: string }) {
  const app = useApp()
  const { t } = app
  if (found === "secret")
    return (
      <p class="fault" role="alert">
        <Icon name="stop" size="s" />
        {t("home.search.secret")}
      </p>
    )
  return (
    <div class="rows" aria-live="polite">
      {found.map(({ kind, title, href }) => (
        <Row key={href} icon={pictures[kind] ?? "document"} title={title} href={href} />
      ))}
      {found.length === 0 && <p class="meta">{t("home.search.none")}</p>}
      <Row
        icon="person"
        title={t("home.search.ask")}
        onClick={() => startIntake(app, { as: "chat", description: query })}
      />
    </div>
  )
}
