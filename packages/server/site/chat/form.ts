import type { ChatForm, FieldChecked, FormQuestion } from "@veridesk/contract/chat/widget.ts"
import { notFound } from "@veridesk/contract/errors.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import { errors } from "@veridesk/ui/messages/errors.ts"
import { portalForm } from "@veridesk/ui/messages/portal-form.ts"
import { knows, say } from "@veridesk/ui/say.ts"
import type { LookupCard } from "../../../portal/props-form.ts"
import type { Exchange } from "../../exchange/index.ts"
import { lookUp, type LookUpDeps } from "../../intake/look-up.ts"
import { offeredPairs } from "../../intake/pairs.ts"
import {
  checkField,
  type Field,
  type Form,
  type Forms,
  type Known,
  textIn,
} from "../../intake-forms/index.ts"

type Deps = LookUpDeps & { forms: Forms; exchange: Exchange }

/** So many questions are asked before somebody joins, the asset not counted (ux.md, intake). */
const MOST_QUESTIONS = 3
/** What a chat asks for, the most telling first; what is long is told in the talk. */
const TELLING = [
  "txid",
  "withdrawal-id",
  "order-id",
  "choice",
  "address",
  "amount",
  "symbol",
  "identifier",
  "email",
  "occurred-at",
  "text",
  "url",
]

/** The few questions of a form that a chat begins with, in the reader's language. */
export async function chatForm(o: Deps, key: string, locale: Locale): Promise<ChatForm> {
  const form = o.forms.offered(key)
  if (!form) throw notFound()
  const asked = questionsOf(form)
  const withPair = form.fields.some(({ kind }) => kind === "asset-network")
  const pairs = withPair ? await offeredPairs(o.exchange) : []
  return {
    key: form.key,
    title: textIn(locale, form.title),
    about: textIn(locale, form.about),
    icon: form.icon,
    pairs: pairs.map(({ asset, chain, network }) => ({
      value: `${asset}/${chain}`,
      asset,
      network,
      label: `${asset} · ${network}`,
    })),
    questions: asked.map((field) => question(field, locale)),
    advice: form.advice.map((text) => textIn(locale, text)),
  }
}

function questionsOf(form: Form): Field[] {
  const pair = form.fields.filter(({ kind }) => kind === "asset-network")
  const rest = form.fields
    .filter(
      (field) =>
        TELLING.includes(field.kind) && (field.required || field.requireWhen || field.kind === "txid"),
    )
    .toSorted((a, b) => TELLING.indexOf(a.kind) - TELLING.indexOf(b.kind))
    .slice(0, MOST_QUESTIONS)
  const chosen = new Set([...pair, ...rest])
  return form.fields.filter((field) => chosen.has(field))
}

function question(field: Field, locale: Locale): FormQuestion {
  return {
    id: field.id,
    kind: field.kind,
    label: textIn(locale, field.label),
    hint: field.hint ? textIn(locale, field.hint) : null,
    required: field.required,
    ...(field.show && { show: field.show }),
    ...(field.requireWhen && { requireWhen: field.requireWhen }),
    ...("pair" in field && { pair: field.pair }),
    ...("example" in field && { example: field.example }),
    ...("options" in field && {
      options: field.options.map(({ value, label, note, when }) => ({
        value,
        label: textIn(locale, label),
        note: note ? textIn(locale, note) : null,
        ...(when && { when }),
      })),
    }),
  }
}

/** One field's live check: the same rules, sentences and look-up as on the ticket form. */
export async function checkChatField(
  o: Deps,
  asked: { form: string; field: string; values: Record<string, string>; locale: Locale },
  { uid, now }: { uid: string | null; now: Date },
): Promise<FieldChecked> {
  const form = o.forms.offered(asked.form)
  const field = form?.fields.find((one) => one.id === asked.field)
  if (!form || !field) throw notFound()
  const { locale, values } = asked
  const known: Known = { pairs: await offeredPairs(o.exchange), now, locale }
  const [result, card] = await Promise.all([
    checkField(field, values, { form, known }),
    field.kind === "txid" ? lookUp(o, { formKey: form.key, values, uid, locale, now }) : null,
  ])
  const { fault } = result
  return {
    fault:
      fault && fault.code !== "field-required"
        ? { code: fault.code, message: sentence(locale, fault.code, fault.values ?? {}) }
        : null,
    notes: (result.notes ?? []).map(({ code, values: told }) => ({
      code,
      message: word(locale, `note.${code}`, told ?? {}),
    })),
    value: typeof result.value === "string" && result.value !== values[field.id] ? result.value : null,
    card: card && cardOf(card, locale),
  }
}

function cardOf(card: LookupCard, locale: Locale): FieldChecked["card"] {
  const t = (key: string, values: Record<string, string | number> = {}) => word(locale, key, values)
  const confirmed = card.state === "found" && card.confirmations.have >= card.confirmations.need
  const state = confirmed ? "confirmed" : card.state
  const title =
    card.state === "other-network"
      ? t("lookup.other-network", { chosen: card.chosenLabel, network: card.networkLabel })
      : t(`lookup.${state}`, { network: card.networkLabel })
  const lines =
    "txid" in card
      ? [
          ...(card.amount
            ? [
                {
                  label: t("lookup.amount"),
                  value: `${card.amount} ${card.asset ?? ""}`.trim(),
                  tone: "plain",
                },
              ]
            : []),
          ...(card.state === "found"
            ? [
                {
                  label: t("lookup.confirmations"),
                  value: `${card.confirmations.have} / ${card.confirmations.need}`,
                  tone: confirmed ? "ok" : "plain",
                },
              ]
            : []),
          ...(card.to && card.to.match !== "unknown"
            ? [
                {
                  label: t("lookup.to"),
                  value: t(`lookup.match.${card.to.match}`),
                  tone: card.to.match === "yours" ? "ok" : "bad",
                },
              ]
            : []),
        ]
      : []
  return { title, lines, text: t(`lookup.${state}.more`) }
}

function sentence(locale: Locale, code: string, values: Record<string, string | number>): string {
  return knows(errors, code) ? say(locale, errors, code, values) : code
}

function word(locale: Locale, key: string, values: Record<string, string | number>): string {
  return knows(portalForm, key) ? say(locale, portalForm, key, values) : ""
}
