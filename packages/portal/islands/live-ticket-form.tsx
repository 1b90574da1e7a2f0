import { useEffect, useRef, useState } from "preact/hooks"
import { NotTaken } from "../browser/send.ts"
import { askedFields } from "../form/asked.ts"
import { addedFields, isUntouched, mergeValues, withValue } from "../form/form-values.ts"
import { type FormLive, LiveProvider } from "../form/live.ts"
import { ticketFormId } from "../form/ticket-form.tsx"
import { TicketFormView } from "../form/ticket-form-view.tsx"
import { paths } from "../paths.ts"
import type { FieldFix, TicketFormProps } from "../props-form.ts"
import { usePage } from "../shell/page-state.ts"
import { canonical } from "./canonical.ts"
import { useCheck } from "./use-check.ts"
import { useDraft } from "./use-draft.ts"
import { useSending } from "./use-sending.ts"
import { useUploads } from "./use-uploads.ts"

/** The ticket form, alive. Until it is, and wherever it fails, the plain form goes on working. */
export function LiveTicketForm({ first, typed }: { first: TicketFormProps; typed: Record<string, string> }) {
  const { t } = usePage()
  const [props, setProps] = useState(first)
  const [awake, setAwake] = useState(false)
  const [said, say] = useState("")
  /** The text of the TxID box that was read and is no secret; nothing else of that box is kept on the device. */
  const read = useRef(txidIn(first))
  const now = useRef(props)
  now.current = props

  const patch = (
    change: Partial<TicketFormProps> | ((before: TicketFormProps) => Partial<TicketFormProps>),
  ) => setProps((before) => ({ ...before, ...(typeof change === "function" ? change(before) : change) }))
  const scope = `ticket-form ${props.draftScope}`

  const draft = useDraft({
    scope,
    draft: {
      type: props.form?.type ?? "",
      requestId: props.requestId,
      values: keepable(props, read.current),
      attachments: props.attachments.filter((file) => file.state !== "refused"),
      evidence: props.evidence,
    },
    worth: !isUntouched(props),
    mayRestore: isUntouched(first),
    onRestore: (found) => {
      read.current = found.values[txidField(props)?.id ?? ""] ?? read.current
      patch((before) => ({
        requestId: found.requestId,
        values: mergeValues(found.values, before.values),
        attachments: found.attachments,
        evidence: found.evidence ?? {},
      }))
      if (!first.form && found.type) changeType(found.type).catch(() => undefined)
    },
  })
  const { hands, uploads } = useUploads({
    rules: first.uploads,
    scope,
    requestId: props.requestId,
    attachments: props.attachments,
    setAttachments: (change) => patch((before) => ({ attachments: change(before.attachments) })),
    onPlaced: (slot, id) =>
      patch(({ evidence }) => ({
        evidence: { ...evidence, [slot]: [...new Set([...(evidence[slot] ?? []), id])] },
      })),
    say,
  })
  const looking = useCheck({
    form: props.step === "fill" ? props.form : null,
    values: props.values,
    csrf: usePage().csrf,
    onRemarks: (field, remarks) => {
      read.current = remarks.secret ? "" : (remarks.replace ?? now.current.values[field] ?? "")
      patch((before) => ({
        notes: [...before.notes.filter((note) => note.field !== field), ...remarks.notes],
        lookup: remarks.lookUp ? before.lookup : null,
        ...(remarks.replace !== null && { values: { ...before.values, [field]: remarks.replace } }),
      }))
    },
    onAnswer: (field, answer) =>
      patch((before) => ({
        lookup: answer.lookup,
        duplicate: answer.duplicate,
        errors: [...before.errors.filter((error) => error.field !== field), ...answer.errors],
        notes: [
          ...before.notes.filter(
            (note) => note.field !== field || !answer.notes.some((each) => each.code === note.code),
          ),
          ...answer.notes,
        ],
      })),
  })
  const { sending, sendNow, post } = useSending()

  const set = (name: string, value: string) => {
    const { form, values: typed } = now.current
    const values = withValue(form, typed, { name, value })
    const n = form ? addedFields(askedFields(form, typed), askedFields(form, values)) : 0
    if (n > 0) say(t("form.added", { n }))
    patch((before) => ({
      values: withValue(before.form, before.values, { name, value }),
      errors: before.errors.filter((error) => error.field !== name && !name.startsWith(`${error.field}.`)),
      notes: before.notes.filter((note) => note.field !== name),
      prefilled: before.prefilled.filter((each) => each !== name),
    }))
  }

  async function changeType(type: string) {
    const found = await fetched(paths.newTicket(type))
    if (!found?.form) {
      await draft.save()
      location.assign(paths.newTicket(type))
      return
    }
    const { form: left, values } = now.current
    const asked = askedFields(found.form, mergeValues(values, found.values))
    const n = addedFields(left ? askedFields(left, values) : [], asked)
    patch((before) => ({
      form: found.form,
      types: before.types.length > 1 ? before.types : found.types,
      rail: found.rail,
      values: mergeValues(before.values, found.values),
      prefilled: found.prefilled.filter((name) => !before.values[name]),
      errors: [],
      lookup: null,
      duplicate: null,
    }))
    history.replaceState(null, "", paths.newTicket(type))
    say(t("form.added", { n }))
  }

  async function loadTypes() {
    if (now.current.form && now.current.types.length < 2) {
      const found = await fetched(paths.newTicket())
      if (!found) throw new Error("the list of types did not come")
      patch({ types: found.types })
    }
  }

  const fix = (what: FieldFix) => {
    if (what.do === "set") return set(what.field, what.value)
    patch((before) => ({
      values: { ...before.values, [what.to]: before.values[what.from] ?? "", [what.from]: "" },
      notes: before.notes.filter((note) => note.field !== what.from),
    }))
    document.getElementById(`f-${what.to}`)?.focus()
  }

  async function submit(form: HTMLFormElement, submitter: HTMLButtonElement | null) {
    const act = submitter?.name === "act" ? submitter.value : "review"
    if (act === "edit") return patch({ step: "fill" })
    if (hands.local.some((file) => file.state === "uploading" || file.state === "waiting"))
      say(t("form.waiting-files", { n: hands.local.length }))
    try {
      const answer = await post<TicketFormProps>(form.action, async () => {
        await uploads.settled()
        return formData(form, submitter, now.current)
      })
      if (answer?.outcome === "done") {
        await draft.drop()
        location.assign(answer.location)
      } else if (answer?.outcome === "signed-out") {
        await draft.save()
        location.assign(answer.signIn)
      } else if (answer) {
        setProps(answer.props)
        say(
          answer.props.errors.length > 0
            ? t("form.problems", { n: answer.props.errors.length })
            : t("review.title"),
        )
        requestAnimationFrame(() => turn(answer.props))
      }
    } catch (error) {
      if (!(error instanceof NotTaken)) throw error
      patch({ errors: [{ field: "", ...error.body }] })
      requestAnimationFrame(() => document.getElementById("errors")?.focus())
    }
  }

  useEffect(() => {
    patch((before) => ({ values: { ...before.values, ...typed } }))
    setAwake(true)
  }, [typed])

  // Without a list of dependencies: the listeners have to know the newest state.
  useEffect(() => {
    const form = document.getElementById(ticketFormId) as HTMLFormElement
    // Enter that ends a word of an input method must not send the form; Safari tells of it only by the key code.
    const composing = (event: KeyboardEvent) => {
      if (event.key === "Enter" && (event.isComposing || event.keyCode === 229)) event.preventDefault()
    }
    const onSubmit = (event: SubmitEvent) => {
      const submitter = event.submitter instanceof HTMLButtonElement ? event.submitter : null
      // The language switch is a plain post: the page comes back in the other language with all values.
      if (submitter?.name === "act" && submitter.value.startsWith("language:")) return
      event.preventDefault()
      submit(form, submitter).catch(() => undefined)
    }
    form.addEventListener("keydown", composing)
    form.addEventListener("submit", onSubmit)
    return () => {
      form.removeEventListener("keydown", composing)
      form.removeEventListener("submit", onSubmit)
    }
  })

  const live: FormLive = {
    set,
    leave: (name) => {
      canonical(now.current, name)
        .then((value) => value !== null && set(name, value))
        .catch(() => undefined)
    },
    loadTypes,
    changeType: (type) => void changeType(type).catch(() => undefined),
    fix,
    hands,
    looking,
    savedAt: draft.savedAt,
    restoredAt: draft.restoredAt,
    discard: () => {
      draft
        .drop()
        .then(() => location.reload())
        .catch(() => undefined)
    },
    sending,
    sendNow,
    said,
  }
  return (
    <LiveProvider value={awake ? live : null}>
      <TicketFormView {...props} />
    </LiveProvider>
  )
}

async function fetched(path: string): Promise<TicketFormProps | null> {
  const response = await fetch(path, { headers: { accept: "application/json" } }).catch(() => null)
  return response?.ok ? ((await response.json()) as TicketFormProps) : null
}

function txidField(props: TicketFormProps) {
  return props.form?.fields.find((field) => field.kind === "txid")
}

function txidIn(props: TicketFormProps): string {
  return props.values[txidField(props)?.id ?? ""] ?? ""
}

/** The values without a TxID box that nobody has read yet: a private key looks like a TxID. */
function keepable(props: TicketFormProps, read: string): Record<string, string> {
  const field = txidField(props)
  return field && props.values[field.id] !== read ? { ...props.values, [field.id]: "" } : props.values
}

/** The form as it is now; files have gone up by themselves, so only their ids go along. */
function formData(
  form: HTMLFormElement,
  submitter: HTMLButtonElement | null,
  props: TicketFormProps,
): FormData {
  const data = new FormData(form)
  if (submitter?.name) data.set(submitter.name, submitter.value)
  if (!data.has("act")) data.set("act", "review")
  for (const name of new Set(data.keys()))
    if (name === "attachment" || name.startsWith("evidence.")) data.delete(name)
  for (const [slot, ids] of Object.entries(props.evidence))
    for (const id of ids)
      if (props.attachments.some((file) => file.id === id && file.state !== "refused"))
        data.append(`evidence.${slot}`, id)
  for (const file of props.attachments)
    if (file.id !== null && file.state !== "refused") data.append("attachment", file.id)
  return data
}

/** After an answer: to the errors, or to the top of the other step. */
function turn(props: TicketFormProps) {
  if (props.errors.length > 0 || props.secret) {
    const errors = document.getElementById("errors") ?? document.querySelector<HTMLElement>(".callout.danger")
    errors?.focus()
    errors?.scrollIntoView({ block: "center" })
  } else {
    scrollTo({ top: 0 })
    document.getElementById("form-h")?.focus({ preventScroll: true })
  }
}
