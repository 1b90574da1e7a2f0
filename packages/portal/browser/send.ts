import type { FormAnswer } from "../props-form.ts"

/** What a page learns while a form is on its way. */
export interface Sending {
  /** The network is away: it will be tried again by itself. */
  onWait: () => void
  /** Resolves when somebody presses "try now". */
  nudged: () => Promise<void>
}

/** The server refused the request as a whole. `message` and `next` are in the reader's language. */
export class NotTaken extends Error {
  readonly body: { code: string; message?: string; next?: string }

  constructor(body: { code: string; message?: string; next?: string }) {
    super(body.code)
    this.body = body
  }
}

/**
 * Posts a form until the server has answered. The form carries its request id, so sending it twice makes one
 * ticket; therefore a lost answer, a gateway's error and a missing network are all simply tried again.
 * @throws NotTaken when the server understood the request and refused it
 */
export async function send<Props>(
  action: string,
  form: FormData,
  sending: Sending,
): Promise<FormAnswer<Props>> {
  for (let tries = 0; ; tries++) {
    const response = await fetch(action, {
      method: "POST",
      body: form,
      headers: { accept: "application/json" },
    }).catch(() => null)
    if (response && !passing.has(response.status)) return read<Props>(response)
    sending.onWait()
    await Promise.race([pause(Math.min(30_000, 1000 * 2 ** tries)), backOnline(), sending.nudged()])
  }
}

/** Statuses that say nothing about the form itself. */
const passing = new Set([408, 425, 502, 503, 504])

async function read<Props>(response: Response): Promise<FormAnswer<Props>> {
  const body: unknown = await response.json().catch(() => null)
  if (typeof body === "object" && body !== null && "outcome" in body) return body as FormAnswer<Props>
  const refusal = body as { code?: string; message?: string; next?: string } | null
  throw new NotTaken(refusal?.code ? { ...refusal, code: refusal.code } : { code: "internal" })
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds))
}

function backOnline(): Promise<void> {
  return new Promise((done) => addEventListener("online", () => done(), { once: true }))
}
