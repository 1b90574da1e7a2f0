import { createHmac, randomInt } from "node:crypto"

export const RECOVERY_CODES = 10

/** Crockford's base 32: no I, L, O or U, so that what is read aloud or from paper is what was meant. */
const LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"

/** Ten codes of 50 random bits, as "abcde-fghjk". */
export function makeRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => {
    const letters = Array.from({ length: 10 }, () => LETTERS[randomInt(LETTERS.length)]).join("")
    return `${letters.slice(0, 5)}-${letters.slice(5)}`
  })
}

/** What is stored of a code: case, spaces, dashes and look-alike letters make no difference. */
export function recoveryDigest(code: string, secret: string): string {
  const bare = code
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^0-9a-z]/g, "")
    .replaceAll("o", "0")
    .replace(/[il]/g, "1")
  return createHmac("sha256", secret).update(`recovery ${bare}`).digest("base64url")
}
