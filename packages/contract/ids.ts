import { uuidv7 } from "uuidv7"
import * as z from "zod"

/** A UUID of any version, lower-cased. Ids made by clients are UUIDv7 so that they sort by time. */
export const id = z.uuid().toLowerCase()

/** Key of one write; the same key with the same body gives the first answer again (reliability: safe retry). */
export const requestId = z.uuid().toLowerCase()

/** A new time-ordered id (RFC 9562, version 7). */
export function newId(): string {
  return uuidv7()
}
