import { paths } from "../paths.ts"
import { publicPaths } from "../paths-public.ts"
import type { LockFact, LockReasonKey, LockToolProps } from "../props-tools.ts"
import { zoneName } from "../shell/clock.ts"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"
import { When } from "../shell/when.tsx"
import { NobodyAnswers, ReaderNote, SignedOut, ToolFrame } from "./tool-frame.tsx"

const kinds: LockReasonKey[] = ["factor-changed", "password-changed", "factor-lost", "owner-freeze", "review"]

/** Every lock of the reader with its end to the minute; signed out, what kinds there are. */
export function LockToolPage({ reader, locks, down, signIn, readAt }: LockToolProps) {
  return (
    <ToolFrame tool="lock">
      {reader === "signed-out" && <SignedOut tool="lock" signIn={signIn} />}
      {reader === "no-account" && <ReaderNote reader={reader} signIn={signIn} />}
      {down && <NobodyAnswers ticket={paths.newTicket("withdrawal-delayed")} />}
      {locks &&
        (locks.length === 0 ? (
          <NoLock />
        ) : (
          locks.map((lock) => <Lock key={`${lock.scope} ${lock.reason}`} lock={lock} readAt={readAt} />)
        ))}
      <Kinds />
    </ToolFrame>
  )
}

function Lock({ lock, readAt }: { lock: LockFact; readAt: string }) {
  const { t } = usePage()
  const id = `lock-${lock.scope}-${lock.reason}`
  const ending = lock.until ? "lock.never-sooner" : "lock.person"
  return (
    <article class="doc answer lock" aria-labelledby={id}>
      <header>
        <h2 id={id}>
          <Icon name="lock" /> {t("lock.of", { scope: t(`lock.scope.${lock.scope}`) })}
        </h2>
        {lock.until && <Left until={lock.until} readAt={readAt} />}
      </header>
      <div class="perf" aria-hidden="true" />
      <dl class="statement body">
        <div>
          <dt>{t("lock.reason")}</dt>
          <dd>{t(`lock.reason.${lock.reason}`)}</dd>
        </div>
        <div>
          <dt>{t("lock.since")}</dt>
          <dd>
            <Exactly at={lock.since} />
          </dd>
        </div>
        {lock.until && (
          <div>
            <dt>{t("lock.until")}</dt>
            <dd>
              <Exactly at={lock.until} />
            </dd>
          </div>
        )}
      </dl>
      <div class="body why-so">
        <h3>{t(ending)}</h3>
        <p>{t(`${ending}.more`)}</p>
        {lock.ticket && (
          <p class="acts">
            <a class="btn primary" href={lock.ticket}>
              {t("lock.person.go")}
            </a>
          </p>
        )}
      </div>
    </article>
  )
}

/** The time in the reader's zone, and in UTC where that is another. */
function Exactly({ at }: { at: string }) {
  const { zone } = usePage()
  const utc = `${new Date(at).toISOString().slice(0, 16).replace("T", " ")} UTC`
  return (
    <>
      <When at={at} how="full" zoned />
      {zoneName(zone, at) !== "UTC" && <small class="meta utc">{utc}</small>}
    </>
  )
}

function Left({ until, readAt }: { until: string; readAt: string }) {
  const { t } = usePage()
  const minutes = Math.max(0, Math.ceil((Date.parse(until) - Date.parse(readAt)) / 60_000))
  const values = {
    days: Math.floor(minutes / 1440),
    hours: Math.floor((minutes % 1440) / 60),
    minutes: minutes % 60,
  }
  return (
    <p class="left">
      <span class="meta">{t("lock.left")}</span>
      <b class="num" role="timer" data-until={until}>
        {t("lock.left.value", values)}
      </b>
    </p>
  )
}

function NoLock() {
  const { t, locale } = usePage()
  return (
    <div class="callout ok" role="status">
      <Icon name="check-circle" />
      <div>
        <strong>{t("lock.none")}</strong>
        <p>{t("lock.none.more")}</p>
        <p class="acts">
          <a class="btn small" href={publicPaths(locale).withdrawalTool}>
            {t("tool.withdrawal")}
          </a>
        </p>
      </div>
    </div>
  )
}

function Kinds() {
  const { t } = usePage()
  return (
    <section class="kinds" aria-labelledby="kinds-h">
      <h2 class="sec-title" id="kinds-h">
        {t("lock.kinds")}
      </h2>
      <table class="sheet-table">
        <thead>
          <tr>
            <th scope="col">{t("lock.kind")}</th>
            <th scope="col">{t("lock.kind.stops")}</th>
            <th scope="col">{t("lock.kind.ends")}</th>
          </tr>
        </thead>
        <tbody>
          {kinds.map((kind) => (
            <tr key={kind}>
              <th scope="row">{t(`lock.reason.${kind}`)}</th>
              <td data-label={t("lock.kind.stops")}>{t(`lock.kind.${kind}.stops`)}</td>
              <td data-label={t("lock.kind.ends")}>{t(`lock.kind.${kind}.ends`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="meta">
        {t("lock.never-sooner")}. {t("lock.never-sooner.more")}
      </p>
    </section>
  )
}
