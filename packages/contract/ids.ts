import { uuidv7 } from "uuidv7"
import * as z from "zod"

/** A UUID of any version, lower-cased. Ids made by clients are UUIDv7 so that they sort by time. */
export const id = z.uuid().toLowerCase()

/** Key of one write; the same key with the same body gives the first answer again (reliability: safe retry). */
export const requestId = z.uuid().toLowerCase()

/** The highest place a timeline can have, and the highest version of a message: PostgreSQL keeps them as int4. */
export const MOST_SEQ = 2_147_483_647

/** A new time-ordered id (RFC 9562, version 7). */
export function newId(): string {
  return uuidv7()
}

/** When an id was made, by the clock of its maker; null where it is none of version 7. */
export function timeOf(id: string): Date | null {
  if (id[14] !== "7") return null
  return new Date(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16))
}
