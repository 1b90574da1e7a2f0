import { newId, requestId } from "@veridesk/contract/ids.ts"
import * as z from "zod"

/** A line of a form as it came: text of bounded length, or nothing. What it should be is the verb's question. */
export const line = (most: number) => z.string().max(most).catch("")

export const requestIdField = requestId.catch(() => newId())

/** Fields of a form or a query; a field that came twice, or as anything but text, counts as not given. */
export function read<T extends z.ZodType>(schema: T, from: unknown): z.output<T> {
  return schema.parse(typeof from === "object" && from !== null ? { ...from } : {})
}
