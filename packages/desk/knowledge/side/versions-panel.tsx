import type { ArticleVersionLine, OpenedArticle } from "@veridesk/contract/articles.ts"
import { newId } from "@veridesk/contract/ids.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import { useState } from "react"
import { useCell } from "../../data/cell.ts"
import { prefs } from "../../data/prefs.ts"
import { Button } from "../../frame/button.tsx"
import { Chip } from "../../frame/chip.tsx"
import { FormFault, SelectField } from "../../frame/field.tsx"
import { wholeTime } from "../../frame/time.ts"
import { tell } from "../../frame/toasts.ts"
import { useAct } from "../../frame/use-act.ts"
import { useSay } from "../../words/words.ts"
import css from "../knowledge.module.css"
import { restoreArticle } from "../server.ts"
import { VersionDiffSheet } from "./version-diff-sheet.tsx"
import own from "./side.module.css"

const locales = ["en", "zh-CN"] as const

/** Every version of one language, newest first: who, when, why; what it changed, and the way back to it. */
export function VersionsPanel(props: { article: OpenedArticle; onChanged(article: OpenedArticle): void }) {
  const { article, onChanged } = props
  const words = useSay()
  const { locale: mine } = useCell(prefs)
  const [locale, setLocale] = useState<Locale>(mine)
  const [shown, setShown] = useState<{ from: number; to: number } | null>(null)
  const text = article.texts[locale]
  const restore = useAct(
    (version) =>
      restoreArticle(article.line.id, {
        requestId: newId(),
        locale,
        basedOn: text?.state.latest ?? 1,
        version: Number(version),
      }),
    (answer) => {
      onChanged(answer)
      tell(words("articles.restored"))
    },
  )
  return (
    <>
      <SelectField
        label={words("articles.languages")}
        value={locale}
        onChange={(event) => setLocale(locales.find((one) => one === event.target.value) ?? "en")}
      >
        {locales.map((one) => (
          <option key={one} value={one}>
            {words(`articles.view.${one}`)}
          </option>
        ))}
      </SelectField>
      {!text && <p className={css.none}>{words("articles.versions.none")}</p>}
      <FormFault error={restore.error} />
      <ol className={own.versions}>
        {text?.versions.map((version, at) => (
          <li key={version.version}>
            <VersionLine version={version} published={text.state.published} />
            <div className={css.ways}>
              {text.versions.length > 1 && (
                <Button
                  small
                  look="quiet"
                  aria-label={words("articles.diff.of", { n: version.version })}
                  onClick={() => setShown(pair(text.versions, at))}
                >
                  {words("articles.diff")}
                </Button>
              )}
              {article.mayWrite && version.version !== text.state.latest && (
                <Button
                  small
                  look="quiet"
                  aria-label={words("articles.restore.of", { n: version.version })}
                  aria-busy={restore.busyWith === String(version.version)}
                  onClick={() => restore.run(String(version.version))}
                >
                  {words("articles.restore")}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ol>
      {shown && text && (
        <VersionDiffSheet
          id={article.line.id}
          locale={locale}
          versions={text.versions}
          start={shown}
          onClose={() => setShown(null)}
        />
      )}
    </>
  )
}

/** A version and the one before it; the first one is compared with the one after it. */
function pair(versions: readonly ArticleVersionLine[], at: number): { from: number; to: number } {
  const [one, before, after] = [versions[at], versions[at + 1], versions[at - 1]]
  const version = one?.version ?? 1
  return before ? { from: before.version, to: version } : { from: version, to: after?.version ?? version }
}

function VersionLine({ version, published }: { version: ArticleVersionLine; published: number | null }) {
  const words = useSay()
  const { locale } = useCell(prefs)
  return (
    <div className={own.version}>
      <b>{words("articles.version", { n: version.version })}</b>{" "}
      {version.version === published && <Chip tone="ok">{words("articles.state.published")}</Chip>}
      {version.publishedAt === null && <Chip tone="draft">{words("articles.not-published")}</Chip>}
      <small>
        {version.authorName ?? words("articles.shipped")} ·{" "}
        <time dateTime={version.at}>{wholeTime(locale, version.at, "minutes")}</time>
        {version.translatedFrom && (
          <>
            {" · "}
            {words("articles.translated-from", {
              language: words(`articles.view.${version.translatedFrom.locale}`),
              n: version.translatedFrom.version,
            })}
          </>
        )}
      </small>
      {version.note && <small>{version.note}</small>}
    </div>
  )
}
