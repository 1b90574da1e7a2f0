/**
 * Keeps questions from a system that is down, so that nobody waits for a time-out again and again.
 *
 * After `failures` failures in a row it is open for `restMs`; then one question is let through as a trial.
 * A success closes it, a failure opens it for another rest.
 */
export class Breaker {
  readonly #failures: number
  readonly #restMs: number
  readonly #now: () => number
  #failedInARow = 0
  #openUntil = 0
  #onTrial = false

  constructor(o: { failures: number; restMs: number; now: () => number }) {
    this.#failures = o.failures
    this.#restMs = o.restMs
    this.#now = o.now
  }

  /** True when a question may go out. Whoever gets true must report `succeeded` or `failed` afterwards. */
  admits(): boolean {
    if (this.#failedInARow < this.#failures) return true
    if (this.#onTrial || this.#now() < this.#openUntil) return false
    this.#onTrial = true
    return true
  }

  succeeded(): void {
    this.#failedInARow = 0
    this.#onTrial = false
  }

  failed(): void {
    this.#failedInARow += 1
    this.#onTrial = false
    if (this.#failedInARow >= this.#failures) this.#openUntil = this.#now() + this.#restMs
  }
}
