import type { Condition } from "@veridesk/contract/forms/conditions.ts"

/** One comparison of a condition, as a line of the editor. */
export type ConditionRow = {
  field: string
  how: "is" | "is-not" | "answered" | "empty"
  values: string[]
}
export type ConditionRows = { join: "all" | "any"; rows: ConditionRow[] }

/** A condition as lines that all hold or of which any does; null where it has parts within parts. */
export function readRows(condition: Condition | undefined): ConditionRows | null {
  if (!condition) return { join: "all", rows: [] }
  const parts = "all" in condition ? condition.all : "any" in condition ? condition.any : [condition]
  const rows = parts.map(readRow)
  if (rows.some((row) => row === null)) return null
  return { join: "any" in condition ? "any" : "all", rows: rows.filter((row) => row !== null) }
}

/** The condition that the lines make; none where there is no line that compares anything. */
export function writeRows({ join, rows }: ConditionRows): Condition | undefined {
  const parts = rows.map(writeRow)
  if (parts.length <= 1) return parts[0]
  return join === "any" ? { any: parts } : { all: parts }
}

function readRow(condition: Condition): ConditionRow | null {
  if ("answered" in condition)
    return { field: condition.field, how: condition.answered ? "answered" : "empty", values: [] }
  if ("is" in condition) return { field: condition.field, how: "is", values: condition.is }
  if ("not" in condition && "is" in condition.not)
    return { field: condition.not.field, how: "is-not", values: condition.not.is }
  return null
}

function writeRow({ field, how, values }: ConditionRow): Condition {
  if (how === "answered" || how === "empty") return { field, answered: how === "answered" }
  return how === "is" ? { field, is: values } : { not: { field, is: values } }
}
