import type { OfferedMacro } from "@veridesk/contract/macros.ts"

/** The macros a query means, best first; those that fit alike stay in the order they came in. */
export function narrowed(macros: readonly OfferedMacro[], query: string): OfferedMacro[] {
  const wanted = plain(query)
  if (!wanted) return [...macros]
  return macros
    .map((macro) => ({ macro, score: scoreOf(macro, wanted) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .map(({ macro }) => macro)
}

/** Titles of both languages and the key count most, then the group, then the text; letters in order will do for a title. */
function scoreOf({ title, key, group, text }: OfferedMacro, wanted: string): number {
  const names = [title.en, title.zh, key].map(plain)
  if (names.some((name) => name.startsWith(wanted))) return 5
  if (names.some((name) => name.includes(wanted))) return 4
  if ([group.en, group.zh].map(plain).some((name) => name.includes(wanted))) return 3
  if (wanted.length > 1 && plain(text).includes(wanted)) return 2
  return wanted.length > 1 && names.some((name) => inOrder(name, wanted)) ? 1 : 0
}

function inOrder(name: string, wanted: string): boolean {
  let at = 0
  for (const letter of name) if (letter === wanted[at]) at += 1
  return at === wanted.length
}

/** Width, case and spaces don't matter. */
function plain(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s-]+/gu, "")
}
