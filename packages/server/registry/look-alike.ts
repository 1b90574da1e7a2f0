import type { Likeness, RegisterEntry, Trick } from "@veridesk/contract/registry.ts"
import { distance as steps } from "fastest-levenshtein"
import { parse } from "tldts"
import { align, MOST_CELLS } from "./align.ts"
import { compareNames, holds, type Resemblance } from "./compare-names.ts"
import { lowerAscii, type Reading, undone } from "./reading.ts"

/** A string of ours that something can be made to look like. */
type Own = { entry: RegisterEntry; text: string; kind: "host" | "mailbox" | "handle" | "number" | "app" }

/**
 * Whether something that isn't ours was made to look like it, by what trick, and which of ours it imitates: the
 * nearest one. Null where it is simply something else.
 */
export function likenessOf(reading: Reading, entries: readonly RegisterEntry[]): Likeness | null {
  const own = ownOf(entries)
  const found = [
    ...asHost(reading, own),
    ...asMailbox(reading, own),
    ...asAccount(reading, own),
    ...decoration(reading, own),
  ].sort(
    (a, b) =>
      a.resemblance.distance - b.resemblance.distance ||
      // Of two that are equally near, the one of the same kind is what was meant, and then the one most like it.
      Number(b.own.entry.kind === reading.kind) - Number(a.own.entry.kind === reading.kind) ||
      steps(a.theirs, a.own.text) - steps(b.theirs, b.own.text),
  )
  const [best] = found
  if (!best) return null
  const { own: ours, resemblance, theirs } = best
  const tricks = [...new Set([...oddities(reading), ...resemblance.tricks])]
  const near = resemblance.near && [...theirs].length <= MOST_CELLS && [...ours.text].length <= MOST_CELLS
  const side = near ? align(theirs, ours.text) : { pairs: [], at: null, theirs: null, ours: null }
  return {
    key: ours.entry.key,
    kind: ours.entry.kind,
    ours: ours.text,
    tricks,
    pairs: side.pairs,
    at: side.at,
    theirGlyph: side.theirs,
    ourGlyph: side.ours,
  }
}

type Found = { own: Own; resemblance: Resemblance; theirs: string }

function asHost(reading: Reading, own: Own[]): Found[] {
  if (reading.kind !== "website") return []
  const theirs = reading.shown.replace(/^www\./i, "")
  return compared(own, { kind: "host", theirs }, plainly(reading, compareHosts))
}

/** A mailbox by itself, and its domain for those whose name before the "@" is anything. */
function asMailbox(reading: Reading, own: Own[]): Found[] {
  if (reading.kind !== "email") return []
  const domain = reading.shown.slice(reading.shown.lastIndexOf("@") + 1)
  const asDomain = compared(own, { kind: "host", theirs: domain }, plainly(reading, compareHosts)).map(
    (one) => ({
      ...one,
      // The whole mailbox is the better comparison where it is one.
      resemblance: { ...one.resemblance, distance: one.resemblance.distance + 0.5 },
    }),
  )
  const whole = compared(own, { kind: "mailbox", theirs: reading.shown }, plainly(reading, compareNames))
  return [...whole, ...asDomain]
}

/** Names of accounts, numbers and apps: on their own platform first, then on any other, and as the name of a host. */
function asAccount(reading: Reading, own: Own[]): Found[] {
  const { kind, shown } = reading
  if (kind === "phone") return compared(own, { kind: "number", theirs: reading.address }, compareNumbers)
  if (kind === "app") return compared(own, { kind: "app", theirs: shown }, compareNames)
  if (kind === "website" || kind === "email" || kind === "other" || shown === "") return []
  const handles = own.filter((one) => one.kind === "handle")
  const compare = plainly(reading, (theirs, ours) =>
    lowerAscii(theirs) === lowerAscii(ours) ? SAME : compareNames(theirs, ours),
  )
  const found = compared(handles, { kind: "handle", theirs: shown }, compare).map((one) => {
    const elsewhere = !reading.anyPlatform && one.own.entry.kind !== kind
    const { tricks, distance, near } = one.resemblance
    if (!elsewhere) return one
    const resemblance = { tricks: [...tricks, "other-platform" as const], distance: distance + 0.4, near }
    return { ...one, resemblance }
  })
  const asNames = compared(own, { kind: "host", theirs: shown }, (theirs, host) =>
    holds(theirs, labelOf(host)) ? { tricks: ["name-inside"], distance: 6, near: false } : null,
  )
  return [
    ...found.filter(({ resemblance }) => resemblance.tricks.length > 0 || reading.odd.length > 0),
    ...asNames,
  ]
}

const SAME: Resemblance = { tricks: [], distance: 0, near: true }

type Compare = (theirs: string, ours: string) => Resemblance | null

/**
 * What had to be undone is one trick and told by itself; how the rest differs is seen without it. A full-width "k" is
 * no letter of another alphabet.
 */
function plainly({ odd }: Reading, compare: Compare): Compare {
  if (!odd.some((one) => one !== "userinfo")) return compare
  return (theirs, ours) => {
    const plain = undone(theirs).text
    return lowerAscii(plain) === lowerAscii(ours) ? SAME : compare(plain, ours)
  }
}

/**
 * Our name in front of an "@", after the host, or in a sender's name: where it decides nothing. The longest of ours that
 * is there is the one that was meant.
 */
function decoration(reading: Reading, own: Own[]): Found[] {
  const places: [string, Trick][] = [
    [reading.userinfo, "userinfo"],
    [reading.rest, reading.kind === "email" ? "name-inside" : "path"],
  ]
  return places.flatMap(([text, trick]) =>
    text === ""
      ? []
      : own
          .filter(({ kind }) => kind === "host" || kind === "mailbox")
          .filter((one) => holds(text, one.text) || (one.kind === "host" && holds(text, labelOf(one.text))))
          .map((one) => ({
            own: one,
            theirs: reading.shown,
            resemblance: {
              tricks: [trick],
              distance: holds(text, one.text) ? 3 - one.text.length / 1_000 : 5,
              near: false,
            },
          })),
  )
}

function oddities(reading: Reading): Trick[] {
  return reading.odd.map((odd): Trick => odd)
}

function compared(
  own: Own[],
  { kind, theirs }: { kind: Own["kind"]; theirs: string },
  compare: Compare,
): Found[] {
  return own.flatMap((one) => {
    const resemblance = one.kind === kind ? compare(theirs, one.text) : null
    return resemblance ? [{ own: one, resemblance, theirs }] : []
  })
}

/** Hosts resemble one another as names do, and by standing in one another's place. */
function compareHosts(theirs: string, ours: string): Resemblance | null {
  const plain = lowerAscii(theirs)
  const [label, ending] = [labelOf(ours), parse(ours).publicSuffix ?? ""]
  const names = compareNames(theirs, ours, ours.length - ending.length - 1)
  const other = parse(plain)
  if (
    plain.startsWith(`${ours}.`) ||
    plain.startsWith(`${ours.replaceAll(".", "-")}.`) ||
    plain.includes(`.${ours}.`)
  )
    return { tricks: ["subdomain"], distance: 1.2, near: false }
  if (label !== "" && other.domainWithoutSuffix === label && other.publicSuffix !== ending)
    return { tricks: ["ending"], distance: 1, near: true }
  if (names && !/:\d+$/.test(plain)) return names
  if (plain.startsWith(`${ours}:`)) return { tricks: ["port"], distance: 0.2, near: true }
  if (plain.endsWith(`.${ours}`)) return { tricks: ["added"], distance: 4, near: false }
  const theirLabel = other.domainWithoutSuffix ?? ""
  const labels = label.length >= 4 && theirLabel !== label ? compareNames(theirLabel, label) : null
  if (labels) {
    const more = other.publicSuffix === ending ? [] : (["ending"] as const)
    return { tricks: [...labels.tricks, ...more], distance: labels.distance + 1.5, near: false }
  }
  return holds(plain, label) ? { tricks: ["name-inside"], distance: 5, near: false } : null
}

function compareNumbers(theirs: string, ours: string): Resemblance | null {
  const [their, our] = [theirs.replace(/\D/g, ""), ours.replace(/\D/g, "")]
  if (their.length < 6) return null
  if (their.startsWith(our) || their.endsWith(our)) return { tricks: ["digits"], distance: 2, near: true }
  const names = compareNames(their, our)
  return names && names.distance <= 2 ? names : null
}

/** The part of a host that is somebody's name: "kestrel" of "help.kestrel.example". */
function labelOf(host: string): string {
  return parse(host).domainWithoutSuffix ?? host.split(".")[0] ?? host
}

/** Made once for a version of the register. */
const made = new WeakMap<readonly RegisterEntry[], Own[]>()

function ownOf(entries: readonly RegisterEntry[]): Own[] {
  const before = made.get(entries)
  if (before) return before
  const own = entries.flatMap(ownTexts)
  made.set(entries, own)
  return own
}

function ownTexts(entry: RegisterEntry): Own[] {
  const { kind, address } = entry
  switch (kind) {
    case "website":
      return [{ entry, text: address, kind: "host" }]
    case "email":
      return address.startsWith("@")
        ? [{ entry, text: address.slice(1), kind: "host" }]
        : [
            { entry, text: address, kind: "mailbox" },
            { entry, text: address.slice(address.indexOf("@") + 1), kind: "host" },
          ]
    case "phone":
      return [{ entry, text: address, kind: "number" }]
    case "app":
      return [{ entry, text: address, kind: "app" }]
    case "staff-role":
      return []
    default:
      return [{ entry, text: address, kind: "handle" }]
  }
}
