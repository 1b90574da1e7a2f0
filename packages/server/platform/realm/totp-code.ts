/**
 * A code as people type it, as the six digits it stands for: full-width digits, spaces, dashes and invisible
 * characters are no mistakes. Whatever else it holds stays, and makes it a wrong code.
 */
export function digitsOf(typed: string): string {
  return typed
    .normalize("NFKC")
    .replace(/[\s\p{Cf}\p{Pd}.]+/gu, "")
    .slice(0, 64)
}
