import { isDeepStrictEqual } from "node:util"
import type { FormChange } from "@veridesk/contract/desk-forms.ts"
import type { Form } from "./form.ts"

type Part = { id: string; label: FormChange["label"] }

/** What the later of two versions changed, field by field; moving one field is told of that field alone. */
export function changesBetween(before: Form | undefined, after: Form): FormChange[] {
  if (!before) return []
  const { fields: fieldsBefore, evidence: evidenceBefore, version: _before, ...was } = before
  const { fields, evidence, version: _after, ...is } = after
  const told =
    (what: FormChange["what"], part: FormChange["part"]) =>
    ({ id, label }: Part) => ({
      what,
      part,
      id,
      label,
    })
  const parts = (part: "field" | "evidence", [one, two]: [Part[], Part[]]): FormChange[] => {
    const idsBefore = new Set(one.map(({ id }) => id))
    const ids = new Set(two.map(({ id }) => id))
    const kept = two.filter(({ id }) => idsBefore.has(id))
    return [
      ...two.filter(({ id }) => !idsBefore.has(id)).map(told("added", part)),
      ...one.filter(({ id }) => !ids.has(id)).map(told("removed", part)),
      ...kept
        .filter(
          (now) =>
            !isDeepStrictEqual(
              one.find(({ id }) => id === now.id),
              now,
            ),
        )
        .map(told("changed", part)),
      ...moved(
        one.filter(({ id }) => ids.has(id)),
        kept,
      ).map(told("moved", part)),
    ]
  }
  return [
    ...parts("field", [fieldsBefore, fields]),
    ...parts("evidence", [evidenceBefore, evidence]),
    ...Object.entries(is)
      .filter(
        ([key, value]) => !isDeepStrictEqual(value, Object.entries(was).find(([name]) => name === key)?.[1]),
      )
      .map(([id]): FormChange => ({ what: "changed", part: "form", id, label: null })),
  ]
}

/** The parts that have to move to bring the one order into the other: all but the longest run that keeps its order. */
function moved(before: Part[], after: Part[]): Part[] {
  const places = after.map(({ id }) => before.findIndex((one) => one.id === id))
  const runs = places.map((): number[] => [])
  for (const [at, place] of places.entries()) {
    const best = places
      .slice(0, at)
      .map((other, index) => (other < place ? (runs[index] ?? []) : []))
      .reduce((one, two) => (two.length > one.length ? two : one), [])
    runs[at] = [...best, at]
  }
  const kept = new Set(runs.reduce((one, two) => (two.length > one.length ? two : one), []))
  return after.filter((_, at) => !kept.has(at))
}
