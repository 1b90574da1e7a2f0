import type { MarkedText, SearchResult } from "../props-search.ts"
import { usePage } from "../shell/page-state.ts"
import { When } from "../shell/when.tsx"

/** What was found, the best first. What isn't in the reader's language says so. */
export function Results({ results }: { results: SearchResult[] }) {
  return (
    <ol class="hits">
      {results.map((result) => (
        <Hit key={`${result.kind}${result.href}`} result={result} />
      ))}
    </ol>
  )
}

function Hit({ result }: { result: SearchResult }) {
  const { t, locale } = usePage()
  const foreign = result.locale !== locale
  return (
    <li>
      <h3 lang={foreign ? result.locale : undefined}>
        <a href={result.href}>
          <Marked text={result.title} />
        </a>
      </h3>
      <p class="snippet" lang={foreign ? result.locale : undefined}>
        <Marked text={result.snippet} />
      </p>
      <p class="meta">
        <span>
          {t(`search.one.${result.kind}`)}
          {result.topic && ` › ${result.topic}`}
        </span>
        {result.kind !== "tool" && <When at={result.updatedAt} how="day" say="search.updated" />}
        {foreign && <span class="tongue">{t(`search.in.${result.locale}`)}</span>}
      </p>
    </li>
  )
}

function Marked({ text }: { text: MarkedText }) {
  return (
    <>
      {text.map((part, at) =>
        // The parts of one text never move.
        part.hit ? <mark key={at}>{part.text}</mark> : part.text,
      )}
    </>
  )
}
