import type { RegisterEntry } from "@veridesk/contract/registry.ts"

export type FieldChange = { field: keyof RegisterEntry; before: string; after: string }
export type EntryChange = {
  key: string
  kind: RegisterEntry["kind"]
  address: string
  how: "added" | "changed" | "removed"
  fields: FieldChange[]
}

/** What one register has other than another, entry by entry and field by field. */
export function registerChanges(
  before: readonly RegisterEntry[],
  after: readonly RegisterEntry[],
): EntryChange[] {
  const had = new Map(before.map((entry) => [entry.key, entry]))
  const has = new Set(after.map(({ key }) => key))
  const changed = after.flatMap((entry): EntryChange[] => {
    const old = had.get(entry.key)
    const fields = fieldChanges(old, entry)
    if (old && fields.length === 0) return []
    return [{ ...nameOf(entry), how: old ? "changed" : "added", fields: old ? fields : [] }]
  })
  const gone = before
    .filter(({ key }) => !has.has(key))
    .map((entry): EntryChange => ({ ...nameOf(entry), how: "removed", fields: [] }))
  return [...changed, ...gone]
}

function nameOf({ key, kind, address }: RegisterEntry) {
  return { key, kind, address }
}

const FIELDS = [
  "kind",
  "address",
  "covers",
  "numericId",
  "store",
  "name",
  "use",
  "since",
  "owner",
  "badge",
  "brand",
  "retiredOn",
  "may",
  "never",
] as const

function fieldChanges(old: RegisterEntry | undefined, entry: RegisterEntry): FieldChange[] {
  if (!old) return []
  return FIELDS.map((field) => ({ field, before: textOf(old[field]), after: textOf(entry[field]) })).filter(
    ({ before, after }) => before !== after,
  )
}

type Value = RegisterEntry[(typeof FIELDS)[number]]

function textOf(value: Value): string {
  if (value === null) return ""
  if (typeof value === "string") return value
  return Array.isArray(value) ? value.map(sidesOf).join("\n") : sidesOf(value)
}

/** Both languages on one line, as they are edited. */
export function sidesOf({ en, zh }: { en: string; zh: string }): string {
  return en === "" && zh === "" ? "" : `${en} | ${zh}`
}

/** The lines of an editor, each with both languages. */
export function sidesIn(text: string): { en: string; zh: string }[] {
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const [en = "", zh = ""] = line.split("|").map((side) => side.trim())
      return { en, zh }
    })
}

/** The number of the next entry: one more than the highest there has been. */
export function nextKey(entries: readonly { key: string }[]): string {
  const highest = Math.max(0, ...entries.map(({ key }) => Number(key.slice(2))))
  return `R-${String(highest + 1).padStart(4, "0")}`
}
