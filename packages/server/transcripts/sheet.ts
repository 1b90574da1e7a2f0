import type { Locale } from "@veridesk/contract/locale.ts"
import type { SignedTranscript } from "@veridesk/contract/transcript.ts"
import { transcript as texts } from "@veridesk/ui/messages/transcript.ts"
import { knows, say } from "@veridesk/ui/say.ts"
import { publicPaths } from "../../portal/paths-public.ts"
import type { Joined } from "./take-transcript.ts"
import { isLive, type Line, linesOf } from "./transcript.ts"

/** A transcript in the words and the zone of its reader, ready to be set as text or as pages. */
export type Sheet = {
  locale: Locale
  title: string
  of: string
  subject: string
  facts: { label: string; value: string }[]
  entries: SheetEntry[]
  proof: {
    title: string
    text: string
    lines: { label: string; value: string }[]
    keys: string
    check: string
  }
  never: string
  /** "Page {page} of {pages}", with the two still to be put in. */
  page: string
}

type PairOf = (joined: Joined) => string

/** One entry: a message with who wrote it, or what happened in between (then `event` and no text). */
export type SheetEntry = {
  at: string
  who: string
  side: "customer" | "staff" | "system"
  event: boolean
  text: string
  files: { line: string; digest: string }[]
}

/**
 * @param zone an IANA zone; every time is given in it, with its difference to UTC
 * @param pairOf the two words by which the customer and an agent who joined at a moment knew each other
 */
export function sheetOf(
  document: SignedTranscript,
  o: { locale: Locale; zone: string; pairOf: PairOf },
): Sheet {
  const { conversation, brand, signature, head, host } = document
  const t = (key: keyof typeof texts, values?: Record<string, string | number>) =>
    say(o.locale, texts, key, values)
  const time = timeIn(o.zone)
  const lines = linesOf(document)
  const live = isLive(lines)
  const pairOf = (line: Line) => pairIn(line, { conversationId: conversation.id, pairOf: o.pairOf })
  return {
    locale: o.locale,
    title: t(live ? "title.chat" : "title", { number: conversation.number }),
    of: t("of", { brand, entity: document.legalEntity }),
    subject: conversation.subject,
    facts: [
      { label: t("opened"), value: time(conversation.openedAt) },
      { label: t("issued"), value: time(document.issuedAt) },
      { label: t("entries"), value: String(lines.length) },
    ],
    entries: lines.map((line) => ({ ...entryOf(line, { brand, live, t, time, pairOf }), at: time(line.at) })),
    proof: {
      title: t("proof.title"),
      text: t("proof.what", { file: fileName(conversation.number, "json") }),
      lines: [
        { label: t("proof.head", { seq: head.seq }), value: head.hash },
        { label: t("proof.key"), value: signature.key },
        { label: t("proof.signature"), value: signature.value },
      ],
      keys: t("proof.keys", { url: `${host}/.well-known/veridesk-keys.json` }),
      check: t("proof.check", { url: `${host}${publicPaths(o.locale).verifyTranscript}` }),
    },
    never: t("never", { brand }),
    page: t("page", { page: "{page}", pages: "{pages}" }),
  }
}

/** What the file is called when it is saved: ticket-4821-0937.pdf. */
export function fileName(number: string, kind: "pdf" | "txt" | "json"): string {
  return `ticket-${number}.${kind}`
}

type Say = (key: keyof typeof texts, values?: Record<string, string | number>) => string

type Telling = {
  brand: string
  live: boolean
  t: Say
  time: (instant: string) => string
  pairOf: (line: Line) => string | null
}

function entryOf(line: Line, telling: Telling): Omit<SheetEntry, "at"> {
  const { brand, t } = telling
  const { realm, name } = line.who
  const who =
    realm === "customer" ? t("you") : realm === "staff" ? t("support", { name, brand }) : t("automatic")
  const isMessage = line.body !== null || line.erased
  return {
    who,
    side: realm,
    event: !isMessage,
    text: isMessage ? messageText(line, telling) : eventText(line, telling),
    files: line.files.map(({ name: file, size, sha256 }) => ({
      line: t("file", { name: file, size }),
      digest: t("digest", { digest: sha256 }),
    })),
  }
}

/** Events that say something of their own beside the message that came with them. */
const SAYS_MORE = new Set(["document.asked", "conversation.rated", "chat.rated"])

function messageText(line: Line, telling: Telling): string {
  const body = line.body ?? telling.t("erased")
  return SAYS_MORE.has(line.kind) ? `${eventText(line, telling)}\n\n${body}` : body
}

function eventText(line: Line, { live, t, time, pairOf }: Telling): string {
  const { kind, payload } = line
  const key = live && kind === "conversation.opened" ? "event.chat.opened" : `event.${kind}`
  if (!knows(texts, key)) return t("event.other")
  const status = `status.${String(payload["is"])}`
  const { items, place, score, until } = payload
  const told = (name: string) => textIn(payload, name) ?? "none"
  return t(key, {
    status: knows(texts, status) ? t(status) : "",
    n: Array.isArray(items) ? items.length : 0,
    place: Number(place ?? 0),
    score: Number(score ?? 0),
    number: textIn(payload, "number") ?? "",
    agent: textIn(payload, "agentName") ?? line.who.name,
    team: told("team"),
    to: told("toName"),
    colleague: payload["why"] === "taken-over" ? "yes" : "no",
    by: told("by"),
    reason: told("reason"),
    again: payload["again"] === true ? "yes" : "no",
    until: typeof until === "string" ? time(until) : "none",
    pair: pairOf(line) ?? "none",
  })
}

function textIn(payload: Line["payload"], name: string): string | null {
  const value = payload[name]
  return typeof value === "string" && value !== "" ? value : null
}

function pairIn(line: Line, o: { conversationId: string; pairOf: PairOf }): string | null {
  const agentId = textIn(line.payload, "is")
  if (line.kind !== "chat.joined" || !agentId) return null
  return o.pairOf({ conversationId: o.conversationId, agentId, joinedAt: new Date(line.at) })
}

/** 2026-11-25 16:00:00 UTC+8: the same in every language, and sorted as it reads. */
function timeIn(zone: string): (instant: string) => string {
  const format = new Intl.DateTimeFormat("en", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
    timeZoneName: "shortOffset",
  })
  return (instant) => {
    const part = Object.fromEntries(
      format.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]),
    )
    const zoneName = part["timeZoneName"]?.replace("GMT", "UTC") ?? ""
    return `${part["year"]}-${part["month"]}-${part["day"]} ${part["hour"]}:${part["minute"]}:${part["second"]} ${zoneName}`
  }
}
