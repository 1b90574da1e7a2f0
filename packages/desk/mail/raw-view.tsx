import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { prefs } from "../data/prefs.ts"
import { Button, buttonClass } from "../frame/button.tsx"
import { Callout, Skeleton } from "../frame/paper.tsx"
import { useSay } from "../words/words.ts"
import css from "./views.module.css"

/** As much as anybody reads; the rest is in the file. */
const SHOWN_BYTES = 256 * 1024

export interface RawSource {
  address: string
  /** What the file is called, without its ending. */
  name: string
  /** Looking at it is an event that colleagues see. */
  isNoted: boolean
}

/** The bytes of a mail as they came, as text that does nothing, and as a file. */
export function RawView({ address, name, isNoted }: RawSource) {
  const words = useSay()
  const [isWanted, setWanted] = useState(!isNoted)
  const raw = useQuery({
    queryKey: ["raw-mail", address],
    queryFn: ({ signal }) => beginningOf(address, signal),
    enabled: isWanted,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <div className={css.raw}>
      {isNoted && <p className={css.hint}>{words("mail.raw.noted")}</p>}
      <div className={css.download}>
        {!isWanted && (
          <Button small onClick={() => setWanted(true)}>
            {words("mail.raw.open")}
          </Button>
        )}
        <a className={buttonClass("secondary", { small: true })} href={address} download={`${name}.eml`}>
          {words("mail.raw.download")}
        </a>
        <small>{words("mail.raw.download.warn")}</small>
      </div>
      {raw.isError && (
        <Callout tone="warn">
          {raw.error.message === "" ? words("mail.raw.failed") : raw.error.message}
        </Callout>
      )}
      {isWanted && raw.isPending && <Skeleton lines={8} label={words("loading")} />}
      {raw.data && (
        <>
          {raw.data.cut && <p className={css.hint}>{words("mail.raw.cut", { kb: SHOWN_BYTES / 1024 })}</p>}
          <pre className={css.source} tabIndex={0} aria-label={words("mail.view.raw")} dir="ltr">
            {raw.data.text}
          </pre>
        </>
      )}
    </div>
  )
}

async function beginningOf(address: string, signal: AbortSignal): Promise<{ text: string; cut: boolean }> {
  const response = await fetch(address, {
    signal,
    credentials: "same-origin",
    headers: { "x-requested-with": "veridesk", "accept-language": prefs.get().locale },
  })
  // Why not, in the reader's language, where the server says so.
  if (!response.ok || !response.body) throw new Error(messageIn(await response.json().catch(() => null)))
  const reader = response.body.getReader()
  const parts: Uint8Array[] = []
  let size = 0
  while (size < SHOWN_BYTES) {
    const { done, value } = await reader.read()
    if (done) return { text: textOf(parts), cut: false }
    parts.push(value)
    size += value.length
  }
  await reader.cancel()
  return { text: textOf(parts).slice(0, SHOWN_BYTES), cut: true }
}

function messageIn(answer: unknown): string {
  const told = typeof answer === "object" && answer !== null && "message" in answer ? answer.message : ""
  return typeof told === "string" ? told : ""
}

/** Bytes that are no UTF-8 are shown one by one: it is the source that is looked at, not what it says. */
function textOf(parts: Uint8Array[]): string {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return new TextDecoder("utf-8").decode(all)
}
