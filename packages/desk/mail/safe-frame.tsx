import { useEffect, useMemo, useState } from "react"
import { Button } from "../frame/button.tsx"
import { useSay } from "../words/words.ts"
import { guessHeight, pageOf, picturesIn } from "./clean.ts"
import css from "./views.module.css"
import { pictureFrom } from "./pictures.ts"

interface FrameProps {
  html: string
  /** How many pictures elsewhere it wanted to load. */
  remotePictures: number
  /** Where our server gives them on request: their own address is appended. Null: it doesn't. */
  picturesAt: string | null
}

/**
 * A mail's HTML in a frame of its own origin: no script, no form, no window, nothing loaded. Pictures are had by the
 * desk and put into it, those elsewhere only when somebody asks for them.
 */
export function SafeFrame({ html, remotePictures, picturesAt }: FrameProps) {
  const words = useSay()
  const { own, remote } = useMemo(() => picturesIn(html), [html])
  const [wanted, setWanted] = useState(false)
  const { had, failed } = usePictures(own, wanted && picturesAt !== null ? remote : [], picturesAt ?? "")
  const page = useMemo(() => pageOf(html, had, { picture: words("mail.frame.picture") }), [html, had, words])
  const height = useMemo(() => guessHeight(html), [html])
  const elsewhere = Math.max(remotePictures, remote.length)
  return (
    <div className={css["frame-box"]}>
      <p className={css.hint}>{words("mail.frame.links")}</p>
      {elsewhere > 0 && !wanted && (
        <div className={css.remote}>
          <p>{words("mail.frame.pictures", { n: elsewhere })}</p>
          {picturesAt !== null && remote.length > 0 && (
            <>
              <Button small onClick={() => setWanted(true)}>
                {words("mail.frame.pictures.show")}
              </Button>
              <small>{words("mail.frame.pictures.about")}</small>
            </>
          )}
        </div>
      )}
      {failed > 0 && (
        <p className={css.hint} role="status">
          {words("mail.frame.pictures.failed", { n: failed })}
        </p>
      )}
      <iframe
        className={css.frame}
        style={{ blockSize: height }}
        title={words("mail.frame")}
        sandbox=""
        srcDoc={page}
        referrerPolicy="no-referrer"
      />
    </div>
  )
}

const NOTHING: ReadonlyMap<string, string> = new Map()

function usePictures(own: string[], remote: string[], picturesAt: string) {
  const [had, setHad] = useState(NOTHING)
  const [failed, setFailed] = useState(0)
  const key = [...own, ...remote].join(" ")
  useEffect(() => {
    const stop = new AbortController()
    const asked = [
      ...own.map((address) => [address, address] as const),
      ...remote.map((address) => [address, `${picturesAt}${encodeURIComponent(address)}`] as const),
    ]
    if (asked.length === 0) return
    void Promise.all(
      asked.map(async ([name, address]) => [name, await pictureFrom(address, stop.signal)] as const),
    ).then((all) => {
      if (stop.signal.aborted) return
      setHad(new Map(all.flatMap(([name, data]) => (data ? [[name, data] as const] : []))))
      setFailed(all.filter(([, data]) => data === null).length)
    })
    return () => stop.abort()
    // The lists are new with each repaint; what stands in them is not.
    // eslint-disable-next-line react/exhaustive-deps
  }, [key, picturesAt])
  return { had, failed }
}
