import { FileTray } from "../files/file-tray.tsx"
import { paths } from "../paths.ts"
import type { TicketFormProps } from "../props-form.ts"
import { ErrorSummary } from "../shell/error-summary.tsx"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"
import { When } from "../shell/when.tsx"
import { DuplicateWarning } from "./duplicate-warning.tsx"
import { Fields } from "./fields.tsx"
import { carriedValues } from "./form-values.ts"
import { useLive } from "./live.ts"
import { ReviewStep } from "./review-step.tsx"
import { SecretWarning } from "./secret-warning.tsx"
import { TypePicker } from "./type-picker.tsx"

export const ticketFormId = "ticket-form"

/** The form itself: the same on the server and in the island. It posts to its own address and works as it is. */
export function TicketForm(props: TicketFormProps) {
  const { csrf } = usePage()
  const live = useLive()
  return (
    <form
      id={ticketFormId}
      method="post"
      action={paths.newTicket()}
      enctype="multipart/form-data"
      noValidate
      data-step={props.step}
      data-live={live ? "" : undefined}
    >
      <input type="hidden" name="_csrf" value={csrf} />
      <input type="hidden" name="requestId" value={props.requestId} />
      {props.form && <input type="hidden" name="version" value={props.form.version} />}
      {props.step === "review" && props.form ? (
        <>
          <input type="hidden" name="type" value={props.form.type} />
          <ReviewStep {...props} />
        </>
      ) : (
        <FillStep {...props} />
      )}
      <p role="status" class="vh">
        {live?.said}
      </p>
      {live?.sending === "waiting" && <Waiting />}
    </form>
  )
}

function FillStep(props: TicketFormProps) {
  const { t } = usePage()
  const live = useLive()
  const { form } = props
  return (
    <>
      {carriedValues(form, props.values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {props.values["about-ticket"] && (
        <p class="callout">
          <Icon name="link" />
          <span>{t("form.about-ticket", { number: spoken(props.values["about-ticket"]) })}</span>
        </p>
      )}
      {live?.restoredAt && <Restored at={live.restoredAt} />}
      <ErrorSummary errors={props.errors} labels={labelsOf(form)} />
      {props.secret && <SecretWarning kind={props.secret.kind} />}
      <section class="part" aria-labelledby="type-h">
        <header>
          <span class="no" aria-hidden="true">
            1
          </span>
          <h2 id="type-h">{t("form.type")}</h2>
        </header>
        <div class="in">
          <TypePicker types={props.types} form={form} />
        </div>
      </section>
      {form && <FormParts {...props} form={form} />}
    </>
  )
}

/** A ticket number in groups, as it stands everywhere. */
function spoken(number: string): string {
  return number.replace(/(\d{4})(?=\d)/g, "$1\u00a0")
}

function labelsOf(form: TicketFormProps["form"]): Record<string, string> {
  return Object.fromEntries(form?.fields.map((field) => [field.id, field.label]) ?? [])
}

function FormParts(props: TicketFormProps & { form: NonNullable<TicketFormProps["form"]> }) {
  const { t } = usePage()
  const live = useLive()
  const { form, prefilled } = props
  const facts = form.fields.filter((field) => field.kind !== "long-text")
  const story = form.fields.filter((field) => field.kind === "long-text")
  const mine = prefilled.filter((name) => facts.some((field) => field.id === name)).length
  return (
    <>
      {facts.length > 0 && (
        <section class="part" aria-labelledby="facts-h">
          <header>
            <span class="no" aria-hidden="true">
              2
            </span>
            <h2 id="facts-h">{form.factsTitle}</h2>
            <p class="meta">
              {mine > 0
                ? t("form.count.prefilled", { n: facts.length, mine })
                : t("form.count", { n: facts.length })}
            </p>
          </header>
          <div class="in">
            <Fields {...props} fields={facts} />
            {props.duplicate && <DuplicateWarning duplicate={props.duplicate} />}
          </div>
        </section>
      )}
      <section class="part" aria-labelledby="story-h">
        <header>
          <span class="no" aria-hidden="true">
            {facts.length > 0 ? 3 : 2}
          </span>
          <h2 id="story-h">{t("form.story")}</h2>
        </header>
        <div class="in">
          <Fields {...props} fields={story} />
          <FileTray
            label={t("files.title")}
            files={props.attachments}
            rules={props.uploads}
            hands={live?.hands ?? null}
          />
          <div class="callout">
            <Icon name="lock" />
            <div>
              <strong>{t("form.never")}</strong> {t("form.never.more")}
            </div>
          </div>
          <div class="submit">
            <button
              class="btn primary"
              name="act"
              value="review"
              aria-busy={live?.sending === "now" ? true : undefined}
            >
              {t(live?.sending === "now" ? "form.checking" : "form.review")}
            </button>
            <p class="meta">
              {t("form.review.more")}
              {live?.savedAt && (
                <>
                  <br />
                  <When at={live.savedAt} how="clock" say="form.saved" />
                </>
              )}
            </p>
          </div>
        </div>
      </section>
    </>
  )
}

function Restored({ at }: { at: string }) {
  const { t } = usePage()
  const live = useLive()
  return (
    <div class="callout">
      <Icon name="document" />
      <div>
        <strong>
          <When at={at} say="form.restored" />
        </strong>
        <p>{t("form.restored.more")}</p>
        <div class="acts">
          <button class="btn small" type="button" onClick={live?.discard}>
            {t("form.discard")}
          </button>
        </div>
      </div>
    </div>
  )
}

/** No network: nothing is lost, and the same request goes out again by itself. */
function Waiting() {
  const { t } = usePage()
  const live = useLive()
  return (
    <div class="netbar" role="alert">
      <Icon name="network" />
      <p>
        <b>{t("form.offline")}</b> {t("form.offline.more")}
      </p>
      <button class="btn small" type="button" onClick={live?.sendNow}>
        {t("form.offline.now")}
      </button>
    </div>
  )
}
