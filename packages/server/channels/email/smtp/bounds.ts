/** What a sender may ask of the receiver. */
export type SmtpBounds = {
  /** Bytes of one mail, as `SIZE` tells. */
  maxBytes: number
  recipients: number
  connections: number
  connectionsPerAddress: number
  mailsPerMinutePerAddress: number
  /** Recipients of one connection that we don't know, before it is ended: whoever tries names. */
  unknownRecipients: number
  /** Without a byte. */
  idleMs: number
  /** From one mail to the beginning of the next one, and from its beginning to its end. */
  commandsMs: number
  dataMs: number
  headerBytes: number
  lineBytes: number
  /** Addresses that may have any number of connections and mails: our own relay. */
  trusted: (address: string) => boolean
}

export const usualBounds: Omit<SmtpBounds, "maxBytes" | "trusted"> = {
  recipients: 100,
  connections: 200,
  connectionsPerAddress: 20,
  mailsPerMinutePerAddress: 120,
  unknownRecipients: 20,
  idleMs: 60_000,
  commandsMs: 120_000,
  dataMs: 600_000,
  headerBytes: 512 * 1024,
  // RFC 5321 §4.5.3.1.6 asks for 1,000; many programs write a paragraph on one line.
  lineBytes: 128 * 1024,
}

/** Counts by address: what is open now, and how much there was in the present minute. */
export function makeTally(now: () => number = Date.now) {
  const open = new Map<string, number>()
  let minute = -1
  let counts = new Map<string, number>()
  return {
    /** @returns how many are open with this one */
    opened(address: string): number {
      const count = (open.get(address) ?? 0) + 1
      open.set(address, count)
      return count
    },
    closed(address: string): void {
      const count = (open.get(address) ?? 0) - 1
      if (count > 0) open.set(address, count)
      else open.delete(address)
    },
    /** @returns the how-many-eth of this minute it is */
    counted(address: string): number {
      const present = Math.floor(now() / 60_000)
      if (present !== minute) {
        minute = present
        counts = new Map()
      }
      const count = (counts.get(address) ?? 0) + 1
      counts.set(address, count)
      return count
    },
  }
}
