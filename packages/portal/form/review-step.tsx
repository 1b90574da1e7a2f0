import { valuesIn } from "@veridesk/contract/forms/conditions.ts"
import { pictureOf, sizeOf } from "../files/file-line.ts"
import { Kept } from "../files/file-tray.tsx"
import type { FieldNote, FormField, TicketFormProps } from "../props-form.ts"
import { Icon } from "../shell/icon.tsx"
import { Identifier } from "../shell/identifier.tsx"
import { usePage } from "../shell/page-state.ts"
import { askedFields, askedSlots } from "./asked.ts"
import { DuplicateWarning } from "./duplicate-warning.tsx"
import { Notes } from "./field-frame.tsx"
import { useLive } from "./live.ts"
import { LookupCard } from "./lookup-card.tsx"

/** T11: everything once more as a document, before it is filed. */
export function ReviewStep(props: TicketFormProps) {
  const { t } = usePage()
  const live = useLive()
  const { form, values, attachments } = props
  if (!form) return null
  const files = attachments.filter((file) => file.state !== "refused")
  const filled = askedFields(form, values).filter((field) => valueOf(field, values) !== "")
  const slots = askedSlots(form, values)
  const inSlot = (id: string) =>
    files.filter((file) => file.id !== null && props.evidence[id]?.includes(file.id))
  const others = files.filter((file) => !slots.some(({ id }) => inSlot(id).includes(file)))
  return (
    <div class="review">
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Kept files={attachments} />
      {slots.map(({ id }) => (
        <Kept key={id} files={inSlot(id)} name={`evidence.${id}`} />
      ))}
      <article class="doc paper" aria-labelledby="review-h">
        <header>
          <p class="numline">
            <span>{t("review.draft")}</span>
            <EditButton />
          </p>
          <h2 id="review-h">{form.title}</h2>
        </header>
        <div class="perf" aria-hidden="true" />
        <dl class="statement body">
          {filled.map((field) => (
            <div key={field.id} class={isLong(field) ? "full" : undefined}>
              <dt>{field.kind === "asset-network" ? t("form.pair") : field.label}</dt>
              <dd>
                <Shown field={field} values={values} />
                <Notes id={`${field.id}-notes`} notes={warningsOf(field, props.notes)} />
              </dd>
            </div>
          ))}
          {slots
            .filter(({ id }) => inSlot(id).length > 0)
            .map(({ id, label }) => (
              <div key={id} class="full">
                <dt>{label}</dt>
                <Names files={inSlot(id)} />
              </div>
            ))}
          <div class="full">
            <dt>{t("review.files", { n: others.length })}</dt>
            {others.length > 0 && <Names files={others} />}
          </div>
        </dl>
      </article>
      {props.lookup && <LookupCard card={props.lookup} />}
      {props.duplicate && <DuplicateWarning duplicate={props.duplicate} />}
      <div class="submit">
        <button
          class="btn primary"
          name="act"
          value="submit"
          aria-busy={live?.sending === "now" ? true : undefined}
        >
          {t(live?.sending === "now" ? "form.sending" : "form.submit")}
        </button>
        <p class="meta">{t("review.after")}</p>
      </div>
    </div>
  )
}

function Names({ files }: { files: TicketFormProps["attachments"] }) {
  return (
    <dd>
      <ul class="names">
        {files.map((file) => (
          <li key={file.id ?? file.name}>
            <Icon name={pictureOf(file.attachment?.mediaType ?? "")} size="s" />
            <bdi>{file.name}</bdi> <span class="meta">{sizeOf(file.size)}</span>
          </li>
        ))}
      </ul>
    </dd>
  )
}

function EditButton() {
  const { t } = usePage()
  return (
    <button class="btn small" name="act" value="edit" formNoValidate>
      <Icon name="edit" size="s" />
      {t("review.edit")}
    </button>
  )
}

/** What can't be checked has to be looked at once more before it is filed; the rest was said beside the field. */
function warningsOf(field: FormField, notes: FieldNote[]): FieldNote[] {
  return field.kind === "address" ? notes.filter((note) => note.field === field.id) : []
}

function isLong(field: FormField): boolean {
  return field.kind === "txid" || field.kind === "address" || field.kind === "long-text"
}

function valueOf(field: FormField, values: Record<string, string>): string {
  return (field.kind === "occurred-at" ? values[`${field.id}.at`] : values[field.id]) ?? ""
}

function Shown({ field, values }: { field: FormField; values: Record<string, string> }) {
  const { t } = usePage()
  const value = valueOf(field, values)
  switch (field.kind) {
    case "asset-network": {
      const [asset, network] = value.split("/")
      const known = field.assets
        .find((each) => each.asset === asset)
        ?.networks.find((each) => each.network === network)
      return (
        <>
          {asset} · {known?.label ?? network}
        </>
      )
    }
    case "txid":
    case "address":
      return <Identifier value={value} />
    case "memo":
    case "withdrawal-id":
    case "order-id":
    case "symbol":
      return <bdi class="mono">{value}</bdi>
    case "amount":
      return (
        <span class="mono">
          {[value, field.pair && values[field.pair]?.split("/")[0]].filter(Boolean).join(" ")}
        </span>
      )
    case "occurred-at": {
      const precision = values[`${field.id}.precision`] ?? "exact"
      const sure = precision === "hour" || precision === "day" ? t(`form.when.${precision}`) : ""
      return (
        <span class="num">
          {value.replace("T", " ")} {sure}
        </span>
      )
    }
    case "choice":
      return <>{field.options.find((option) => option.value === value)?.label ?? value}</>
    case "choices":
      return (
        <>
          {valuesIn(value)
            .map((each) => field.options.find((option) => option.value === each)?.label ?? each)
            .join(", ")}
        </>
      )
    case "consent":
      return <>{t("form.yes")}</>
    case "ip-list":
    case "long-text":
      return (
        <span class="prewrap" dir="auto">
          {value}
        </span>
      )
    default:
      return <bdi>{value}</bdi>
  }
}
