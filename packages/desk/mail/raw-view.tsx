import { useQuery } from "@tanstack/react-query"
import { buttonClass } from "../frame/button.tsx"
import { Skeleton } from "../frame/paper.tsx"
import { useSay } from "../words/words.ts"
import css from "./mail.module.css"
import { rawAddress } from "./server.ts"

/** As much as anybody reads; the rest is in the file. */
const SHOWN_BYTES = 256 * 1024

/** The bytes of a mail as they came, as text that does nothing, and as a file. */
export function RawView({ incomingId }: { incomingId: string }) {
  const words = useSay()
  const raw = useQuery({
    queryKey: ["raw-mail", incomingId],
    queryFn: ({ signal }) => beginningOf(rawAddress(incomingId), signal),
    retry: false,
    gcTime: 0,
  })
  return (
    <div className={css.raw}>
      <div className={css.download}>
        <a
          className={buttonClass("secondary", { small: true })}
          href={rawAddress(incomingId)}
          download={`${incomingId}.eml`}
        >
          {words("mail.raw.download")}
        </a>
        <small>{words("mail.raw.download.warn")}</small>
      </div>
      {raw.isError && <p>{words("mail.raw.failed")}</p>}
      {raw.isPending && <Skeleton lines={8} label={words("loading")} />}
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
    headers: { "x-requested-with": "veridesk" },
  })
  if (!response.ok || !response.body) throw new Error(`the raw mail was answered with ${response.status}`)
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
