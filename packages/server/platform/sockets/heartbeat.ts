const HEARTBEAT_MS = 30_000
/** A beat of ten thousand sockets at one moment would hold up everything else for a tenth of a second. */
const SLICES = 30

/** Beats each line once a period, a slice of them at a time. */
export class Heartbeat<L extends { beat(): void }> {
  #slices = Array.from({ length: SLICES }, () => new Set<L>())
  #slot = 0
  #next = 0
  #timer: NodeJS.Timeout

  constructor(everyMs = HEARTBEAT_MS) {
    this.#timer = setInterval(() => this.#beat(), everyMs / SLICES).unref()
  }

  join(line: L): void {
    this.#slices[this.#next++ % SLICES]?.add(line)
  }

  leave(line: L): void {
    for (const slice of this.#slices) if (slice.delete(line)) return
  }

  close(): void {
    clearInterval(this.#timer)
  }

  #beat(): void {
    for (const line of this.#slices[this.#slot++ % SLICES] ?? []) line.beat()
  }
}
