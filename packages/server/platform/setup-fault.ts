/**
 * A fault that keeps Veridesk from starting and that the person at the terminal can mend.
 *
 * `code` is stable and meant for scripts and tests, `message` is one whole sentence that says what is wrong,
 * `mend` is one whole sentence that says what to do next. Neither may hold a password or a personal datum.
 */
export class SetupFault extends Error {
  readonly code: string
  readonly mend: string

  constructor(o: { code: string; message: string; mend: string; cause?: unknown }) {
    super(o.message, { cause: o.cause })
    this.name = "SetupFault"
    this.code = o.code
    this.mend = o.mend
  }
}
