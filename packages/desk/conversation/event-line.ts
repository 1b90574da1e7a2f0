import type { TimelineEvent } from "@veridesk/contract/conversation.ts"
import { prefs } from "../data/prefs.ts"
import type { DeskIcon } from "../frame/icon-names.ts"
import { chatLine } from "./chat-line.ts"
import { documentText } from "./document-line.ts"
import { ratedText } from "./rated-line.ts"
import { type Names, routedText, stoppedText } from "./routed-line.ts"
import { wholeTime } from "../frame/time.ts"
import { isWordKey, type Say, type WordKey } from "../words/words.ts"

/** Names an event's sentence needs beside what it carries. */
export interface EventNames extends Names {
  staff(id: string | null): string
  /** What was asked for, by its id; empty while that is being read. */
  item(id: string): string
  /** A label of a status by its key. */
  label(key: string): string
}

/** An event in one line: an icon and a sentence in the reader's language; where a macro did it, that too. */
export function eventLine(
  event: TimelineEvent,
  words: Say,
  names: EventNames,
): { icon: DeskIcon; text: string } {
  const line = plainLine(event, words, names)
  const { macro } = event.payload
  if (typeof macro !== "object" || macro === null || !("key" in macro) || !("version" in macro)) return line
  const { key, version } = macro
  return {
    ...line,
    text: words("event.by-macro", { text: line.text, key: String(key), version: String(version) }),
  }
}

function plainLine(event: TimelineEvent, words: Say, names: EventNames): { icon: DeskIcon; text: string } {
  const { payload } = event
  const who = event.actor.realm === "system" ? "Veridesk" : event.actor.name
  switch (event.kind) {
    case "conversation.opened":
      return payload["splitFrom"]
        ? { icon: "split", text: words("event.split-from", { who, number: numberIn(payload["splitFrom"]) }) }
        : { icon: "ticket", text: words("event.opened", { who }) }
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
    case "conversation.labelled": {
      const label = names.label(textOf(payload["is"]))
      const key = payload["is"] === null ? "event.unlabelled" : "event.labelled"
      return { icon: "flag", text: words(key, { who, label: label || textOf(payload["is"]) }) }
    }
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
    case "incident.joined":
    case "incident.left":
      return { icon: "incident", text: words(`event.${event.kind}`, { who }) }
    case "task.added":
    case "task.handed-on":
      return { icon: "tasks", text: words(`event.${event.kind}`, { who }) }
    case "task.settled": {
      const key = `event.task.${textOf(payload["is"])}`
      return { icon: "tasks", text: isWordKey(key) ? words(key, { who }) : who }
    }
    case "side-thread.opened":
    case "side-thread.asked":
    case "side-thread.answered":
    case "side-thread.closed":
    case "side-thread.reopened": {
      const whom = names.team(textOf(payload["teamId"])) || words("event.whom.outside")
      return { icon: "team", text: words(`event.${event.kind}`, { who, whom }) }
    }
    case "conversation.routed":
      return { icon: "flow", text: routedText(event, words, names) }
    case "automation.stopped":
      return { icon: "warning", text: stoppedText(event, words) }
    case "clock.at-risk":
    case "clock.breached":
      return clockLine(event, words)
    case "mail.withdrawn":
      return { icon: "undo", text: words("event.mail.withdrawn", { who }) }
    case "mail.bounced":
      return {
        icon: "warning",
        text: words(returnedWord(payload["how"])),
      }
    case "mail.raw-opened":
      return { icon: "show", text: words("event.mail.raw-opened", { who }) }
    case "mail.read-again":
      return { icon: "lock", text: words("event.mail.read-again", { who }) }
    case "secret.exposed":
      return { icon: "warning", text: words("event.secret.exposed") }
    case "conversation.held":
    case "conversation.hold-lifted":
      return { icon: "lock", text: words(`event.${event.kind}`, { who }) }
    case "mail.resent":
      return { icon: "mail", text: words("event.mail.resent", { who }) }
    case "mail.exported":
      return { icon: "document", text: words("event.mail.exported", { who }) }
    case "note.edited":
      return { icon: "edit", text: words("event.note-edited", { who }) }
    default:
      return (
        tieLine(event, words, who) ??
        chatLine(event, words, { who, names }) ?? {
          icon: "info",
          text: words("event.other", { who, kind: event.kind }),
        }
      )
  }
}

function returnedWord(how: unknown): WordKey {
  if (how === "complained") return "event.mail.complained"
  return how === "failed" ? "event.mail.failed" : "event.mail.bounced"
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

/** What ties the ticket to others. */
function tieLine(event: TimelineEvent, words: Say, who: string): { icon: DeskIcon; text: string } | null {
  const { payload } = event
  const about = { who, number: numberIn(payload) }
  switch (event.kind) {
    case "conversation.merged":
      return { icon: "merge", text: words("event.merged", about) }
    case "conversation.absorbed":
      return { icon: "merge", text: words("event.absorbed", about) }
    case "conversation.unmerged":
      return { icon: "undo", text: words("event.unmerged", { ...about, n: countOf(payload["stayed"]) }) }
    case "conversation.released":
      return { icon: "undo", text: words("event.released", { ...about, n: countOf(payload["stayed"]) }) }
    case "conversation.split":
      return { icon: "split", text: words("event.split", { ...about, n: countOf(payload["messageIds"]) }) }
    case "conversation.linked": {
      const kin = `kin.${textOf(payload["as"])}`
      return {
        icon: "link",
        text: words("event.linked", { ...about, kin: isWordKey(kin) ? words(kin) : kin }),
      }
    }
    case "conversation.unlinked":
      return { icon: "link", text: words("event.unlinked", about) }
    case "conversation.parent-changed": {
      const status = `status.${textOf(payload["status"])}`
      return {
        icon: "link",
        text: words("event.parent", { ...about, status: isWordKey(status) ? words(status) : status }),
      }
    }
    default:
      return null
  }
}

function numberIn(value: unknown): string {
  return typeof value === "object" && value !== null && "number" in value ? textOf(value.number) : ""
}

function countOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0
}

function assignedText(event: TimelineEvent, words: Say, who: string): string {
  const { is } = event.payload
  if (typeof is !== "string") return words("event.unassigned", { who })
  if (is === event.actor.id) return words("event.took", { who })
  return words("event.assigned", { who, to: textOf(event.payload["isName"]) })
}

function clockLine({ kind, payload }: TimelineEvent, words: Say): { icon: DeskIcon; text: string } {
  const metric = `clocks.metric.${textOf(payload["metric"])}`
  const when = wholeTime(prefs.get().locale, textOf(payload["due"]), "minutes")
  const values = { metric: isWordKey(metric) ? words(metric) : metric, when }
  return kind === "clock.breached"
    ? { icon: "warning", text: words("event.clock.breached", values) }
    : { icon: "clock", text: words("event.clock.at-risk", values) }
}

export function priorityName(words: Say, priority: unknown): string {
  const key = `priority.${String(priority)}`
  return isWordKey(key) ? words(key) : String(priority)
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : ""
}
