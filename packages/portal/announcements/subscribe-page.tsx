import { announcementKinds } from "@veridesk/contract/announcements.ts"
import { LineInput } from "../account/inputs.tsx"
import type { AnnouncementSubscribeProps } from "../props-announcements.ts"
import { ErrorSummary } from "../shell/error-summary.tsx"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"
import { FieldProblem, inputId } from "../shell/problem.tsx"

/** What somebody wants to hear of, and when. One form, whoever they are. */
export function AnnouncementSubscribePage(props: AnnouncementSubscribeProps) {
  const { t, csrf } = usePage()
  const labels = { email: t("sub.email"), assets: t("sub.assets") }
  return (
    <div class="wrap account subscribe">
      <header class="page-head">
        <h1>{t("sub.title")}</h1>
        <p class="lead">{t("sub.lead")}</p>
      </header>
      <Done {...props} />
      <form method="post" action={props.action} id="subscribe">
        <input type="hidden" name="_csrf" value={csrf} />
        <ErrorSummary errors={props.errors} labels={labels} />
        <Kinds chosen={props.choice.kinds} />
        <Assets {...props} />
        <Times {...props} />
        {props.who === "address" ? (
          <LineInput
            name="email"
            type="email"
            label={t("sub.email")}
            hint={t("sub.email.hint")}
            value={props.email}
            errors={props.errors}
            autocomplete="email"
          />
        ) : (
          <p class={props.proved ? "meta" : "st wait"}>
            {props.proved ? (
              <>
                {props.who === "account" && `${t("sub.email.account")} `}
                <bdi>{props.email}</bdi>
              </>
            ) : (
              t("sub.email.unproved")
            )}
          </p>
        )}
        <p class="acts">
          <button class="btn primary" name="act" value="keep">
            <Icon name="mail" />
            {t(props.isOn ? "sub.save" : "sub.go")}
          </button>
          {props.isOn && (
            <button class="btn" name="act" value="stop" formNoValidate>
              {t("sub.stop")}
            </button>
          )}
        </p>
      </form>
      {props.who !== "link" && <Browser pushKey={props.pushKey} />}
    </div>
  )
}

function Done({ done, email }: AnnouncementSubscribeProps) {
  const { t } = usePage()
  if (!done) return null
  return (
    <div class="callout ok notice" role="status">
      <Icon name={done === "asked" ? "mail" : "check-circle"} />
      <div>
        <strong>{t(`sub.${done}`)}</strong>
        {done === "asked" && <p>{t("sub.asked.more", { email })}</p>}
      </div>
    </div>
  )
}

function Kinds({ chosen }: { chosen: AnnouncementSubscribeProps["choice"]["kinds"] }) {
  const { t } = usePage()
  return (
    <fieldset class="field boxes">
      <legend>{t("sub.kinds")}</legend>
      {announcementKinds.map((kind) => {
        const always = kind === "security"
        return (
          <label key={kind}>
            <input
              type="checkbox"
              name="kinds"
              value={kind}
              checked={always || chosen.includes(kind)}
              disabled={always}
            />
            {always ? t("sub.security") : t(`ann.kind.${kind}`)}
          </label>
        )
      })}
    </fieldset>
  )
}

function Assets({ choice, errors }: AnnouncementSubscribeProps) {
  const { t } = usePage()
  const id = inputId("assets")
  const wrong = errors.find((error) => error.field === "assets")
  return (
    <div class="field">
      <label for={id}>{t("sub.assets")}</label>
      <input
        class="input"
        id={id}
        name="assets"
        value={choice.assets}
        maxLength={400}
        autocapitalize="characters"
        spellcheck={false}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={wrong ? `${id}-error ${id}-hint` : `${id}-hint`}
      />
      <p class="hint" id={`${id}-hint`}>
        {t("sub.assets.hint")}
      </p>
      {wrong && <FieldProblem id={`${id}-error`} error={wrong} />}
    </div>
  )
}

function Times({ choice, zones }: AnnouncementSubscribeProps) {
  const { t } = usePage()
  return (
    <>
      <fieldset class="field boxes">
        <legend>{t("sub.rhythm")}</legend>
        {(["at-once", "daily"] as const).map((rhythm) => (
          <label key={rhythm}>
            <input type="radio" name="rhythm" value={rhythm} checked={choice.rhythm === rhythm} />
            {t(`sub.rhythm.${rhythm}`)}
          </label>
        ))}
        <label>
          <input type="checkbox" name="quiet" value="1" checked={choice.quiet} />
          {t("sub.quiet")}
        </label>
      </fieldset>
      <div class="hours">
        <div class="field">
          <label for="f-from">{t("sub.quiet.from")}</label>
          <input class="input" id="f-from" name="from" type="time" value={choice.from} />
        </div>
        <div class="field">
          <label for="f-to">{t("sub.quiet.to")}</label>
          <input class="input" id="f-to" name="to" type="time" value={choice.to} />
        </div>
        <div class="field">
          <label for="f-zone">{t("sub.zone")}</label>
          <span class="select">
            <select class="input" id="f-zone" name="zone">
              {zones.map((zone) => (
                <option key={zone} value={zone} selected={zone === choice.zone}>
                  {zone.replaceAll("_", " ")}
                </option>
              ))}
            </select>
            <Icon name="down" />
          </span>
        </div>
      </div>
    </>
  )
}

/** Web push needs the browser's own script; without it this isn't offered, and mail and feeds are. */
function Browser({ pushKey }: { pushKey: string }) {
  const { t } = usePage()
  return (
    <section class="doc js-only" data-push={pushKey} hidden aria-labelledby="push-h">
      <h2 class="sec-title" id="push-h">
        {t("sub.push")}
      </h2>
      <p>{t("sub.push.more")}</p>
      <p role="status" class="meta">
        <span data-push-say="on" hidden>
          {t("sub.push.on")}
        </span>
        <span data-push-say="off" hidden>
          {t("sub.push.off")}
        </span>
        <span data-push-say="denied" hidden>
          {t("sub.push.denied")}
        </span>
        <span data-push-say="failed" hidden>
          {t("sub.push.failed")}
        </span>
      </p>
      <p class="acts">
        <button type="button" class="btn" data-push-act="start" hidden>
          {t("sub.push.go")}
        </button>
        <button type="button" class="btn" data-push-act="stop" hidden>
          {t("sub.push.stop")}
        </button>
      </p>
    </section>
  )
}
