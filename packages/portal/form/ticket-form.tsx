import { FileTray } from "../files/file-tray.tsx"
import { paths } from "../paths.ts"
import type { FormDefinition, FormField, TicketFormProps } from "../props-form.ts"
import { ErrorSummary } from "../shell/error-summary.tsx"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"
import { When } from "../shell/when.tsx"
import { askedFields, askedSlots, hasConditions } from "./asked.ts"
import { DuplicateWarning } from "./duplicate-warning.tsx"
import { EvidenceSlots } from "./evidence-slots.tsx"
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
  const asked = form ? askedFields(form, props.values) : []
  return (
    <>
      {carriedValues(asked, props.values).map(([name, value]) => (
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
      {form && <FormParts {...props} form={form} asked={asked} />}
    </>
  )
}

/** A ticket number in groups, as it stands everywhere. */
function spoken(number: string): string {
  return number.replace(/(\d{4})(?=\d)/g, "$1\u00a0")
}

function labelsOf(form: TicketFormProps["form"]): Record<string, string> {
  return Object.fromEntries([
    ...(form?.fields.map((field) => [field.id, field.label]) ?? []),
    ...(form?.evidence.map((slot) => [`evidence.${slot.id}`, slot.label]) ?? []),
  ])
}

type PartsProps = TicketFormProps & { form: FormDefinition; asked: FormField[] }

function FormParts(props: PartsProps) {
  const { t } = usePage()
  const live = useLive()
  const { form, asked, prefilled } = props
  const facts = asked.filter((field) => field.kind !== "long-text")
  const story = asked.filter((field) => field.kind === "long-text")
  const placed = new Set(Object.values(props.evidence).flat())
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
            {!live && hasConditions(form) && (
              <button class="btn nojs-only" name="act" value="fields" formNoValidate>
                {t("form.more-fields")}
              </button>
            )}
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
          <EvidenceSlots {...props} slots={askedSlots(form, props.values)} />
          <FileTray
            label={t("files.title")}
            files={props.attachments.filter((file) => file.id === null || !placed.has(file.id))}
            rules={props.uploads}
            hands={live && { ...live.hands, local: live.hands.local.filter((file) => !file.slot) }}
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
