import { COMMON_PASSWORDS } from "./common-passwords.ts"

export const PASSWORD_MIN = 10
export const PASSWORD_MAX = 200

export type PasswordFault =
  | "password-too-short"
  | "password-too-long"
  | "password-is-name"
  | "password-too-common"

/** A fault as a field of a refused form. */
export function passwordField(fault: PasswordFault): { code: PasswordFault; values: Record<string, number> } {
  return { code: fault, values: { min: PASSWORD_MIN, max: PASSWORD_MAX } }
}

/**
 * What is wrong with a new password, or null. Length is what counts (NIST SP 800-63B §3.1.1.2: no rules of
 * composition, a list of known ones, nothing derived from the account); characters are counted as people count them.
 * @param names what the account is called: username, e-mail address, the person's name
 */
export function passwordFault(password: string, names: readonly string[]): PasswordFault | null {
  const normal = password.normalize("NFKC")
  const length = Array.from(normal).length
  if (length < PASSWORD_MIN) return "password-too-short"
  if (length > PASSWORD_MAX) return "password-too-long"
  const bare = bareOf(normal)
  if (isName(bare, names)) return "password-is-name"
  if (COMMON_PASSWORDS.has(bare) || isPattern(bare)) return "password-too-common"
  return null
}

/** Case and separators aside, and without the digits and signs people hang on the end. */
function bareOf(text: string): string {
  return text.toLowerCase().replace(/[\s._-]+/g, "")
}

function isName(bare: string, names: readonly string[]): boolean {
  const trunk = bare.replace(/[\d!@#$%^&*?]+$/, "")
  return names
    .flatMap((name) => [name, name.split("@")[0] ?? ""])
    .map((name) => bareOf(name.normalize("NFKC")))
    .some((name) => name.length >= 3 && (bare === name || trunk === name))
}

/** One character again and again, a short piece repeated, or a walk up or down the alphabet or round the digits. */
function isPattern(bare: string): boolean {
  if (/^(.{1,4})\1+$/u.test(bare)) return true
  const round = /^\d+$/.test(bare) ? 10 : Number.POSITIVE_INFINITY
  const steps = new Set<number>()
  for (let at = 1; at < bare.length; at += 1) {
    const step = bare.charCodeAt(at) - bare.charCodeAt(at - 1)
    steps.add(round === 10 ? (step + 10) % 10 : step)
  }
  return steps.size === 1
}
