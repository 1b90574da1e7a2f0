import type { TimelineEvent } from "@veridesk/contract/conversation.ts"
import type { DeskIcon } from "../frame/icon-names.ts"
import { isWordKey, type Say } from "../words/words.ts"

/** Names an event's sentence needs beside what it carries. */
export interface Names {
  team(id: string | null): string
  /** What was asked for, by its id; empty while that is being read. */
  item(id: string): string
}

/** An event in one line: an icon and a sentence in the reader's language. */
export function eventLine(event: TimelineEvent, words: Say, names: Names): { icon: DeskIcon; text: string } {
  const { payload } = event
  const who = event.actor.realm === "system" ? "Veridesk" : event.actor.name
  switch (event.kind) {
    case "conversation.opened":
      return { icon: "ticket", text: words("event.opened", { who }) }
    case "conversation.assigned":
      return { icon: "assign", text: assignedText(event, words, who) }
    case "conversation.moved": {
      const team = names.team(textOf(payload["is"]))
      return {
        icon: "team",
        text: team ? words("event.moved", { who, team }) : words("event.moved.none", { who }),
      }
    }
    case "conversation.prioritised": {
      const [was, is] = [priorityName(words, payload["was"]), priorityName(words, payload["is"])]
      return { icon: "flag", text: words("event.prioritised", { who, was, is }) }
    }
    case "conversation.resolved":
      return {
        icon: "check-circle",
        text: words(payload["by"] === "customer" ? "event.fixed" : "event.resolved", { who }),
      }
    case "conversation.reopened":
      return { icon: "reopen", text: words("event.reopened", { who }) }
    case "conversation.status-changed":
      return { icon: "clock", text: statusText(event, words, who) }
    case "conversation.rated":
      return { icon: "star", text: ratedText(event, words, who) }
    case "conversation.escalated": {
      const key = payload["because"] === "late" ? "event.escalated.late" : "event.escalated"
      return { icon: "flag", text: words(key, { who, team: names.team(textOf(payload["is"])) }) }
    }
    case "document.asked":
    case "document.sent":
    case "document.accepted":
    case "document.refused":
    case "document.withdrawn":
      return { icon: "document", text: documentText(event, words, { who, item: names.item }) }
    case "conversation.followed-up":
      return { icon: "clock", text: words("event.followed-up", { who, n: Number(payload["count"] ?? 1) }) }
    case "note.edited":
      return { icon: "edit", text: words("event.note-edited", { who }) }
    default:
      return { icon: "info", text: words("event.other", { who, kind: event.kind }) }
  }
}

function statusText({ payload }: TimelineEvent, words: Say, who: string): string {
  const rule = `event.rule.${textOf(payload["rule"])}`
  if (isWordKey(rule)) return words(rule)
  const [status, on] = [`status.${textOf(payload["is"])}`, `on.${textOf(payload["on"])}`]
  const is = isWordKey(status) ? words(status) : status
  return isWordKey(on)
    ? words("event.status.on", { who, is, on: words(on) })
    : words("event.status", { who, is })
}

function ratedText({ payload }: TimelineEvent, words: Say, who: string): string {
  const reasons = ratedReasons(payload["reasons"], words)
  return words("event.rated", {
    who,
    score: Number(payload["score"]),
    reasons: reasons === "" ? "" : ` · ${reasons}`,
  })
}

/** What the customer named as the reasons of a rating, in words. */
export function ratedReasons(reasons: unknown, words: Say): string {
  const keys = Array.isArray(reasons) ? reasons.map((reason) => `rated.${String(reason)}`) : []
  return keys
    .filter(isWordKey)
    .map((key) => words(key))
    .join(", ")
}

type Asked = { id: string; place: number }

function documentText(
  { kind, payload }: TimelineEvent,
  words: Say,
  { who, item }: { who: string; item: Names["item"] },
): string {
  const named = ({ id, place }: Asked) => item(id) || words("event.document.no", { n: place })
  if (kind === "document.asked") {
    const items = Array.isArray(payload["items"]) ? (payload["items"] as Asked[]) : []
    return words("event.asked", { who, n: items.length, titles: items.map(named).join(", ") })
  }
  const title = named({ id: textOf(payload["itemId"]), place: Number(payload["place"] ?? 0) })
  const key = `event.${kind}`
  return isWordKey(key) ? words(key, { who, title }) : kind
}

function assignedText(event: TimelineEvent, words: Say, who: string): string {
  const { is } = event.payload
  if (typeof is !== "string") return words("event.unassigned", { who })
  if (is === event.actor.id) return words("event.took", { who })
  return words("event.assigned", { who, to: textOf(event.payload["isName"]) })
}

export function priorityName(words: Say, priority: unknown): string {
  const key = `priority.${String(priority)}`
  return isWordKey(key) ? words(key) : String(priority)
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : ""
}
