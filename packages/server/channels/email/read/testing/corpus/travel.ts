import type { Signature } from "../../../testing/signatures.ts"

/** How a mail came: signed by whom, changed on its way, and by whose server handed over. */
export type Travel = {
  /** In this order; the first one signs what the writer wrote. */
  signed?: Signature[]
  /** What somebody did to it behind its signatures. */
  changed?: (mail: Buffer) => Buffer
  /** Sealed by this domain afterwards (RFC 8617). */
  sealed?: string
  /** What somebody did to it behind its seal. */
  changedAfter?: (mail: Buffer) => Buffer
  /** The envelope's sender; "" of bounces. */
  from?: string
  /** The server that handed it over; null where it was fetched. */
  ip?: string | null
  /** Our addresses that it was for. */
  to?: string[]
}

/** The server that domains of the corpus send by, and one that none of them knows. */
export const THEIR_SERVER = "192.0.2.7"
export const ANOTHER_SERVER = "203.0.113.9"
