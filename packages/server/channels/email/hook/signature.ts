import { createHmac, timingSafeEqual } from "node:crypto"

/** A signature is as old as this at most, or as young, since clocks differ. */
const WINDOW_MS = 5 * 60_000

/** With what the pipe command of the same data folder signs, where nothing is configured. */
export function pipeSecret(installationSecret: string): string {
  return createHmac("sha256", installationSecret).update("mail pipe").digest("base64url")
}

/** What was signed, as the request tells it. */
export type Claim = { delivery: string; timestamp: string; signature: string; query: string }

/**
 * A keyed digest over all that a delivery says: its id, when it was sent, its query with the envelope, its bytes.
 * `<delivery>.<timestamp>.<query>.<bytes>`, HMAC-SHA-256, as `sha256=` and lower-case hex.
 */
export function makeSigner(secret: string, claim: Omit<Claim, "signature">) {
  const hmac = createHmac("sha256", secret).update(`${claim.delivery}.${claim.timestamp}.${claim.query}.`)
  return {
    pass: (bytes: Uint8Array) => void hmac.update(bytes),
    end: (): string => `sha256=${hmac.digest("hex")}`,
  }
}

/** Whether the time of a claim, in whole seconds since 1970, is about now. */
export function isFresh({ timestamp }: Pick<Claim, "timestamp">, now: Date): boolean {
  return /^\d{1,12}$/.test(timestamp) && Math.abs(now.getTime() - Number(timestamp) * 1000) <= WINDOW_MS
}

/** Follows the bytes as they pass; `end` says whether one of the secrets has signed them. */
export function makeProof(secrets: string[], claim: Claim) {
  const signers = secrets.map((secret) => makeSigner(secret, claim))
  return {
    pass(bytes: Uint8Array): void {
      for (const signer of signers) signer.pass(bytes)
    },
    end: (): boolean => signers.map((signer) => isSame(signer.end(), claim.signature)).some(Boolean),
  }
}

function isSame(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)]
  return one.length === other.length && timingSafeEqual(one, other)
}
