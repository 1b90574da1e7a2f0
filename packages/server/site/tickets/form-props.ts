import {
  type AttachmentKind,
  attachmentAccept,
  attachmentFormats,
  attachmentLimits,
} from "@veridesk/contract/attachment-formats.ts"
import type { UploadView } from "@veridesk/contract/attachments.ts"
import { chains } from "@veridesk/contract/chains/chains.ts"
import { newId } from "@veridesk/contract/ids.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import type { FieldError } from "../../../portal/props.ts"
import type {
  AssetChoice,
  FieldNote,
  FormDefinition,
  FormField,
  LookupCard,
  TicketFormProps,
  TypeChoice,
  UploadRules,
} from "../../../portal/props-form.ts"
import type { OfferedPair } from "../../intake/pairs.ts"
import { type Evidence, type Field, type Files, type Form, textIn } from "../../intake-forms/index.ts"

export type FormState = {
  forms: Form[]
  form: Form | undefined
  offered: OfferedPair[]
  locale: Locale
  /** How long first answers to this form really take. */
  measured: { p50Ms: number; p80Ms: number } | null
  /** What is promised to a ticket of this form that is filed now. */
  promised: Date | null
  step: "fill" | "review"
  requestId: string | null
  draftScope: string
  values: Record<string, string>
  faults: FieldError[]
  notes: FieldNote[]
  prefilled: string[]
  lookup: LookupCard | null
  duplicate: TicketFormProps["duplicate"]
  uploads: UploadView[]
  files: Files
  secret: TicketFormProps["secret"]
  reading: Pick<TicketFormProps["rail"], "articles" | "readBefore">
}

/** Everything the form page shows, from the form's data in the reader's language. */
export function formProps(s: FormState): TicketFormProps {
  const { locale, form } = s
  return {
    step: s.step,
    requestId: s.requestId ?? newId(),
    draftScope: s.draftScope,
    // Once one is chosen the page carries that one alone; the list is asked for again where it is opened.
    types: (form ? [form] : s.forms).map((one) => typeOf(one, { locale, whole: !form })),
    form: form ? definitionOf(form, s.offered, locale) : null,
    values: s.values,
    errors: s.faults,
    notes: s.notes,
    prefilled: s.prefilled,
    lookup: s.lookup,
    duplicate: s.duplicate,
    attachments: s.uploads,
    evidence: s.files,
    uploads: uploadRules,
    rail: {
      replyTime: form && s.measured ? { label: textIn(locale, form.title), ...inMinutes(s.measured) } : null,
      replyBy: s.promised?.toISOString() ?? null,
      ...s.reading,
      advice: form?.advice.map((line) => textIn(locale, line)) ?? [],
    },
    secret: s.secret,
  }
}

/** Half of them to four fifths of them, in minutes. */
export function inMinutes({ p50Ms, p80Ms }: { p50Ms: number; p80Ms: number }): { from: number; to: number } {
  const [from, to] = [Math.max(1, Math.round(p50Ms / 60_000)), Math.max(1, Math.round(p80Ms / 60_000))]
  return { from, to: Math.max(from, to) }
}

/** One line of the list of types; `whole` with what it can be found by, in the other language too. */
function typeOf(form: Form, { locale, whole }: { locale: Locale; whole: boolean }): TypeChoice {
  const other = locale === "en" ? "zh-CN" : "en"
  return {
    type: form.key,
    title: textIn(locale, form.title),
    about: textIn(locale, form.about),
    group: textIn(locale, form.group),
    icon: form.icon,
    words: whole ? [textIn(other, form.title), textIn(other, form.group), ...form.words].join(" ") : "",
  }
}

export const uploadRules: UploadRules = {
  endpoint: "/uploads",
  token: "",
  maxFiles: attachmentLimits.perMessage,
  maxBytes: attachmentLimits.videoBytes,
  accept: attachmentAccept,
  formats: attachmentFormats.map((format) => format.extensions[0].toUpperCase()),
}

function definitionOf(form: Form, offered: OfferedPair[], locale: Locale): FormDefinition {
  return {
    type: form.key,
    version: form.version,
    title: textIn(locale, form.title),
    factsTitle: textIn(locale, form.factsTitle),
    fields: form.fields.map((field) => fieldOf(field, offered, locale)),
    evidence: form.evidence.map(({ id, label, about, required, show, kinds }) => ({
      id,
      label: textIn(locale, label),
      about: textIn(locale, about),
      required,
      ...(show ? { show } : {}),
      accept: acceptOf(kinds),
    })),
  }
}

const FORMATS: Record<Evidence["kinds"][number], AttachmentKind[]> = {
  image: ["image"],
  video: ["video"],
  pdf: ["document"],
  log: ["text", "archive"],
}

/** For the file input of one place: only kinds that are asked there. */
function acceptOf(kinds: Evidence["kinds"]): string {
  return attachmentFormats
    .filter((format) => kinds.some((kind) => FORMATS[kind].includes(format.kind)))
    .flatMap(({ extensions }) => extensions.map((extension) => `.${extension}`))
    .join(",")
}

function fieldOf(field: Field, offered: OfferedPair[], locale: Locale): FormField {
  const base = {
    id: field.id,
    label: textIn(locale, field.label),
    required: field.required,
    ...(field.hint ? { hint: textIn(locale, field.hint) } : {}),
    ...(field.show ? { show: field.show } : {}),
    ...(field.requireWhen ? { requireWhen: field.requireWhen } : {}),
  }
  switch (field.kind) {
    case "asset-network":
      return { ...base, kind: field.kind, assets: assetChoices(offered, locale) }
    case "txid":
      return { ...base, kind: field.kind, pair: field.pair, address: field.address, lookup: field.lookup }
    case "address":
    case "memo":
    case "amount":
      return { ...base, kind: field.kind, pair: field.pair }
    case "withdrawal-id":
    case "order-id":
    case "symbol":
      return { ...base, kind: field.kind, example: field.example }
    case "long-text":
      return { ...base, kind: field.kind, prompts: field.prompts.map((prompt) => textIn(locale, prompt)) }
    case "choice":
    case "choices":
      return {
        ...base,
        kind: field.kind,
        options: field.options.map((option) => ({
          value: option.value,
          label: textIn(locale, option.label),
          ...(option.note ? { note: textIn(locale, option.note) } : {}),
          ...(option.when ? { when: option.when } : {}),
        })),
      }
    default:
      return { ...base, kind: field.kind }
  }
}

/** Only pairs that exist; while the exchange is away, the common coins on the chains we know. */
function assetChoices(offered: OfferedPair[], locale: Locale): AssetChoice[] {
  if (offered.length === 0) return fallback(locale)
  return [...Map.groupBy(offered, (pair) => pair.asset)].map(([asset, pairs]) => ({
    asset,
    networks: pairs.map((pair) => ({
      network: pair.chain,
      label: pair.network,
      confirmations: pair.confirmations,
      minimum: pair.minimum,
    })),
  }))
}

function fallback(locale: Locale): AssetChoice[] {
  const common = {
    USDT: ["tron", "ethereum", "solana", "bsc", "polygon"],
    USDC: ["ethereum", "solana", "polygon", "base"],
    BTC: ["bitcoin"],
    ETH: ["ethereum", "arbitrum", "optimism", "base"],
    SOL: ["solana"],
    XRP: ["xrp"],
    TON: ["ton"],
    TRX: ["tron"],
  } as const
  return Object.entries(common).map(([asset, ids]) => ({
    asset,
    networks: ids.map((id) => ({
      network: id,
      label: textIn(locale, chains[id].name),
      confirmations: chains[id].confirmations,
      minimum: null,
    })),
  }))
}
