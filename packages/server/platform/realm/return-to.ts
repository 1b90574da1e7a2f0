/**
 * A place on this site to go to after signing in, or `otherwise`. What a browser could read as another site
 * (`//host`, `/\host`, a scheme, control characters it drops) is not taken.
 */
export function safeReturnTo(asked: unknown, otherwise: string): string {
  if (typeof asked !== "string" || asked.length > 2000) return otherwise
  if (!/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(asked)) return otherwise
  const here = "https://here.invalid"
  const url = URL.canParse(asked, here) ? new URL(asked, here) : null
  return url?.origin === here ? `${url.pathname}${url.search}` : otherwise
}
