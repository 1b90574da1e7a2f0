import type { Trick } from "@veridesk/contract/registry.ts"
import { distance } from "fastest-levenshtein"
import { lowerAscii } from "./reading.ts"
import { skeleton } from "./skeleton.ts"

/** `near`: close enough that the two are worth putting side by side. `distance` orders several resemblances. */
export type Resemblance = { tricks: Trick[]; distance: number; near: boolean }

/** Short names are near everything. */
const SHORTEST = 5

/**
 * How one name was made from another, or null where it wasn't. Names that are equal are no resemblance. `own`: how many
 * letters of ours are its own, where it ends like many others: those alone say how many may differ.
 */
export function compareNames(
  theirText: string,
  ourText: string,
  own: number = ourText.length,
): Resemblance | null {
  const [theirs, ours] = [lowerAscii(theirText), lowerAscii(ourText)]
  if (theirs === ours) return theirText === ourText ? null : { tricks: [], distance: 0, near: true }
  const steps = distance(theirs, ours)
  const [theirLook, ourLook] = [skeleton(theirText), skeleton(ourText)]
  if (theirLook === ourLook) return { tricks: ["homoglyph"], distance: 0.1, near: true }
  const bare = [withoutSigns(theirs), withoutSigns(ours)]
  if (bare[0] === bare[1]) return { tricks: ["hyphen"], distance: 0.3, near: true }
  if (ours.length < SHORTEST) return null
  if (collapsed(theirs) === collapsed(ours)) return { tricks: ["doubled"], distance: 0.6, near: true }
  if (steps === 2 && isSwap(theirs, ours)) return { tricks: ["swapped"], distance: 0.7, near: true }
  if (withoutDigits(theirs) === withoutDigits(ours) && withoutDigits(ours).length >= SHORTEST)
    return { tricks: ["digits"], distance: 0.8, near: true }
  const allowed = own >= 12 ? 3 : own >= 8 ? 2 : 1
  const looks = distance(theirLook, ourLook)
  if (steps <= allowed && steps <= looks)
    return { tricks: [byLength(theirs, ours)], distance: steps, near: true }
  if (looks <= allowed)
    return { tricks: ["homoglyph", byLength(theirs, ours)], distance: looks + 0.5, near: true }
  return ours.length >= 7 && holds(theirs, ours)
    ? { tricks: ["name-inside"], distance: 4, near: false }
    : null
}

/** Whether a text has our name in it, also disguised; names under five letters are in too many words. */
export function holds(text: string, name: string): boolean {
  if (name.length < SHORTEST) return false
  return lowerAscii(text).includes(name) || skeleton(text).includes(skeleton(name))
}

function byLength(theirs: string, ours: string): Trick {
  const [their, our] = [[...theirs].length, [...ours].length]
  return their === our ? "changed" : their > our ? "added" : "missing"
}

/** Two neighbours that changed places, and nothing else. */
function isSwap(theirs: string, ours: string): boolean {
  if (theirs.length !== ours.length) return false
  const at = [...theirs].findIndex((letter, place) => letter !== ours[place])
  return (
    theirs[at] === ours[at + 1] && theirs[at + 1] === ours[at] && theirs.slice(at + 2) === ours.slice(at + 2)
  )
}

function collapsed(text: string): string {
  return text.replace(/(.)\1+/gu, "$1")
}

function withoutSigns(text: string): string {
  return text.replace(/[-_]/g, "")
}

function withoutDigits(text: string): string {
  return text.replace(/\d/g, "")
}
