import { useQuery } from "@tanstack/react-query"
import type { CheckResult, CheckResults } from "@veridesk/contract/checks.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import { chainName } from "../conversation/field-value.tsx"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { checksQuery } from "../data/queries.ts"
import { Icon } from "../frame/icon.tsx"
import { wholeTime } from "../frame/time.ts"
import { isWordKey, type Say, useSay } from "../words/words.ts"
import { Checked } from "./chain-section.tsx"
import css from "./checks.module.css"
import { Section } from "./section.tsx"
import { SectionState } from "./section-state.tsx"

/** What exchange and chain answered to the checks of this type of ticket: what needs a look stands first. */
export function ChecksSection({ id }: { id: string }) {
  const words = useSay()
  const { data, isError, isFetching, refetch } = useQuery(checksQuery(id))
  if (data?.results.length === 0) return null
  return (
    <Section name="checks" title={words("checks.title")} more={data && <Checked at={data.checkedAt} />}>
      {data ? (
        <>
          <Results results={data.results} />
          <p className={css.again}>
            <button type="button" className="link" disabled={isFetching} onClick={() => void refetch()}>
              {words(isFetching ? "checks.running" : "checks.again")}
            </button>
          </p>
        </>
      ) : (
        <SectionState failed={isError} onRetry={() => void refetch()} />
      )}
    </Section>
  )
}

const ORDER = ["attention", "down", "unknown", "not-configured", "ok"]

function Results({ results }: { results: CheckResults["results"] }) {
  const words = useSay()
  const { locale } = useCell(prefs)
  const sorted = results.toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state))
  return (
    <ul className={css.results}>
      {sorted.map((result) => (
        <li key={`${result.check} ${result.code}`}>
          <State result={result} />
          <span className={css.name}>{words(`checks.name.${result.check}`)}</span>
          <span>{sentenceOf(result, words, locale)}</span>
        </li>
      ))}
    </ul>
  )
}

/** Sign and word: colour alone tells nobody anything. */
function State({ result: { state } }: { result: CheckResult }) {
  const words = useSay()
  const name = state === "ok" ? "check" : state === "attention" ? "warning" : "info"
  const tone = state === "ok" ? css.good : state === "attention" ? css.warn : css.calm
  return (
    <span className={tone}>
      <Icon name={name} />
      <span className="vh">{words(`checks.state.${state}`)}</span>
    </span>
  )
}

function sentenceOf({ code, values }: CheckResult, words: Say, locale: Locale): string {
  const key = `check.${code}`
  if (!isWordKey(key)) return code
  const said = Object.entries(values).map(([name, value]) => [name, saying(name, String(value))] as const)
  return words(key, Object.fromEntries(said))

  function saying(name: string, value: string): string {
    if (name === "since" || name === "until" || name === "at") return wholeTime(locale, value, "minutes")
    if (name === "chain") return chainName(value, locale)
    const known = name === "reason" ? `lock.reason.${value}` : name === "hold" ? `hold.${value}` : ""
    return isWordKey(known) ? words(known) : value
  }
}
