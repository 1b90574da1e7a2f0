import type { TimelineEvent } from "@veridesk/contract/conversation.ts"
import type { Say } from "../words/words.ts"

/** Names an event's sentence needs beside what it carries. */
export interface Names {
  team(id: string | null): string
}

/** What a rule did to a conversation, which one of which version, and why it chose whom it chose. */
export function routedText({ payload }: TimelineEvent, words: Say, names: Names): string {
  const owner = OWNERS.find((state) => state === payload["owner"])
  if (owner) return words(`event.owner.${owner}`, { name: text(payload["wasName"]) || "–" })
  const did = [
    ...team(payload, words, names),
    ...priority(payload, words),
    ...person(payload, words),
    ...nobody(payload, words),
  ]
  const { name } = part(payload["rule"])
  const version = count(payload["version"])
  return words("event.routed", { rule: text(name), version, did: did.join(words("event.routed.and")) })
}

/** A chain of rules that was stopped before it went round again. */
export function stoppedText({ payload }: TimelineEvent, words: Say): string {
  const chain = Array.isArray(payload["loop"]) ? payload["loop"].map(String) : []
  const rule = text(part(payload["rule"])["name"])
  return words(payload["reason"] === "again" ? "event.stopped.again" : "event.stopped.long", {
    chain: [...chain, rule].map((name) => `“${name}”`).join(" → "),
    version: count(payload["version"]),
  })
}

/** Why somebody doesn't go on with a conversation of theirs. */
const OWNERS = ["away", "inactive", "other-team"] as const
const PRIORITIES = [0, 1, 2, 3, 4] as const

type Payload = Record<string, unknown>

function team(payload: Payload, words: Say, names: Names): string[] {
  const { is } = part(payload["team"])
  return typeof is === "string" ? [words("event.routed.team", { team: names.team(is) || "–" })] : []
}

function priority(payload: Payload, words: Say): string[] {
  const { is } = part(payload["priority"])
  const priority = PRIORITIES.find((one) => one === is)
  return priority === undefined
    ? []
    : [words("event.routed.priority", { priority: words(`priority.${priority}`) })]
}

function person(payload: Payload, words: Say): string[] {
  const name = text(payload["isName"])
  if (!name) return []
  const { how, load, capacity } = part(payload["why"])
  const why = how === "round-robin" ? "event.routed.turn" : "event.routed.least"
  return [words(why, { name, load: count(load), capacity: count(capacity) })]
}

function nobody(payload: Payload, words: Say): string[] {
  if (!payload["nobody"]) return []
  const { skills, languages } = part(payload["nobody"])
  const needs = [skills, languages].flatMap((list) => (Array.isArray(list) ? list.map(String) : []))
  return [
    needs.length > 0
      ? words("event.routed.nobody-able", { needs: needs.join(", ") })
      : words("event.routed.nobody"),
  ]
}

function part(value: unknown): Payload {
  return typeof value === "object" && value !== null ? { ...value } : {}
}

function count(value: unknown): string {
  return typeof value === "number" ? String(value) : "–"
}

function text(value: unknown): string {
  return typeof value === "string" ? value : ""
}
