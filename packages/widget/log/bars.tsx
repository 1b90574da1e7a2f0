import { useEffect, useState } from "preact/hooks"
import { useCell } from "../data/cell.ts"
import { Say } from "../frame/say.tsx"
import { useApp } from "../panel/app.ts"

const PATIENCE_MS = 3_000

/** What is the matter with the connection, the clock or the tone, one bar each, and only while it is so. */
export function Bars() {
  const app = useApp()
  const { t, talk, times } = app
  const chat = useCell(talk.chat)
  const link = useCell(talk.line.link)
  const who = useCell(app.session.who)
  const isKept = useCell(talk.outbox.isKept)
  const waiting = useCell(talk.outbox.messages).filter(({ state }) => state !== "stored").length
  const isSlow = useLasting(link === "connecting", PATIENCE_MS)
  return (
    <>
      {link === "offline" && (
        <Say tone="warn" icon="off">
          <span role="status">{t("link.offline", { n: waiting })}</span>
        </Say>
      )}
      {link === "blocked" && (
        <Say tone="warn" icon="off">
          <span role="status">{t("link.blocked", { n: waiting })}</span>
        </Say>
      )}
      {isSlow && who.state !== "expired" && (
        <Say tone="info" icon="retry">
          <span role="status">{t("link.connecting")}</span>
        </Say>
      )}
      {who.state === "expired" && <Expired />}
      {!isKept && waiting > 0 && (
        <Say tone="warn" icon="warn">
          {t("link.not-kept")}
        </Say>
      )}
      {chat?.idle && chat.phase === "active" && (
        <Say tone="info" icon="clock">
          {t("idle", { time: times.clock(chat.idle.closesAt), zone: times.zone })}
          <br />
          <button type="button" class="link" onClick={() => void talk.act({ act: "here" }).catch(() => null)}>
            {t("idle.here")}
          </button>
        </Say>
      )}
      {chat?.conduct === "warned" && (
        <Say tone="warn" icon="info">
          {t("conduct.warned")}
        </Say>
      )}
      {chat?.conduct === "paused" && chat.pausedUntil && (
        <Say tone="warn" icon="clock">
          {t("conduct.paused", { time: times.clock(chat.pausedUntil), zone: times.zone })}
        </Say>
      )}
    </>
  )
}

/** The session is over: one signs in with the page, here nothing is lost. */
export function Expired() {
  const { t, session, talk } = useApp()
  const who = useCell(session.who)
  const [isBusy, busy] = useState(false)
  const again = async () => {
    busy(true)
    await session.renew().then(talk.line.tryNow, () => null)
    busy(false)
  }
  return (
    <Say tone="warn" icon="lock" alert>
      {(who.state === "expired" && who.reason) || t("expired")}
      <br />
      <button type="button" class="link" disabled={isBusy} onClick={() => void again()}>
        {t("expired.again")}
      </button>
    </Say>
  )
}

/** True once something has been so for a while: a blink is no news. */
function useLasting(is: boolean, ms: number): boolean {
  const [lasts, last] = useState(false)
  useEffect(() => {
    last(false)
    if (!is) return
    const timer = setTimeout(() => last(true), ms)
    return () => clearTimeout(timer)
  }, [is, ms])
  return is && lasts
}
