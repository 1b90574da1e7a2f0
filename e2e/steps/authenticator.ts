import { generateSync } from "otplib"

const STEP_SECONDS = 30

/** An authenticator app on a phone. A code counts once, so each call shows a newer one than the last. */
export function makeAuthenticator(key: string): { code(): string } {
  const secret = key.replace(/\s/g, "")
  let lastStep = 0
  return {
    code() {
      const step = Math.max(lastStep + 1, Math.floor(Date.now() / 1000 / STEP_SECONDS))
      lastStep = step
      return generateSync({ secret, epoch: step * STEP_SECONDS })
    },
  }
}
