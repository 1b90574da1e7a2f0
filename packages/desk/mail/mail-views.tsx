import { type KeyboardEvent, type ReactNode, Suspense, useId, useState } from "react"
import { part } from "../frame/part.tsx"
import { Waiting } from "../frame/waiting.tsx"
import { useSay } from "../words/words.ts"
import css from "./views.module.css"
import { type RawSource, RawView } from "./raw-view.tsx"

/** The cleaner of HTML is fetched for the first mail that is looked at as it looks. */
const SafeFrame = part(() => import("./safe-frame.tsx").then((m) => m.SafeFrame))

/** Longer texts are read in the raw mail. */
const SHOWN_CHARACTERS = 100_000

type View = "text" | "html" | "headers" | "raw"

/** What a mail says, in the ways one may want to look at it. */
export function MailViews(props: {
  raw: RawSource
  text: string | null
  html: string | null
  remotePictures: number
  picturesAt: string | null
  headers?: { name: string; value: string }[]
}) {
  const { raw, text, html, headers } = props
  const words = useSay()
  const [view, setView] = useState<View>("text")
  const id = useId()
  const views: View[] = [
    "text",
    ...(html === null ? [] : (["html"] as const)),
    ...(headers ? (["headers"] as const) : []),
    "raw",
  ]
  return (
    <section className={css.views}>
      <div className={css.tabs} role="tablist" aria-label={words("mail.view")}>
        {views.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            id={`${id}-${one}`}
            aria-selected={one === view}
            aria-controls={`${id}-panel`}
            tabIndex={one === view ? 0 : -1}
            onClick={() => setView(one)}
            onKeyDown={turn}
          >
            {words(`mail.view.${one}`)}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${view}`}>
        <Suspense fallback={<Waiting />}>{shown()}</Suspense>
      </div>
    </section>
  )

  function shown(): ReactNode {
    switch (view) {
      case "text":
        return <Text text={text} />
      case "html":
        return <SafeFrame {...props} html={html ?? ""} />
      case "headers":
        return <Headers headers={headers ?? []} />
      default:
        return <RawView {...raw} />
    }
  }

  /** Arrows move from one to the next, as in every row of tabs. */
  function turn(event: KeyboardEvent<HTMLElement>): void {
    const rtl = getComputedStyle(event.currentTarget).direction === "rtl"
    const step = { ArrowRight: rtl ? -1 : 1, ArrowLeft: rtl ? 1 : -1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const next = views[(views.indexOf(view) + step + views.length) % views.length]
    if (!next) return
    setView(next)
    document.getElementById(`${id}-${next}`)?.focus()
  }
}

function Text({ text }: { text: string | null }) {
  const words = useSay()
  if (text === null || text.trim() === "") return <p className={css.hint}>{words("mail.text.none")}</p>
  const cut = text.length > SHOWN_CHARACTERS
  return (
    <>
      <div className={css.text} dir="auto">
        {cut ? text.slice(0, SHOWN_CHARACTERS) : text}
      </div>
      {cut && <p className={css.hint}>{words("mail.raw.cut", { kb: SHOWN_CHARACTERS / 1000 })}</p>}
    </>
  )
}

function Headers({ headers }: { headers: { name: string; value: string }[] }) {
  const words = useSay()
  if (headers.length === 0) return <p className={css.hint}>{words("mail.headers.none")}</p>
  return (
    <dl className={css.headers} dir="ltr">
      {headers.map(({ name, value }, i) => (
        <div key={i}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
