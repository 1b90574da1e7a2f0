import type { TypeChoice } from "../props-form.ts"

/**
 * The types that fit what was typed, in their order: those that hold all words of it; where none does (Chinese is
 * typed without spaces), those that share pairs of its characters, best first.
 */
export function findTypes(types: readonly TypeChoice[], query: string): TypeChoice[] {
  const words = narrow(query).split(/\s+/).filter(Boolean)
  if (words.length === 0) return [...types]
  const texts = new Map(types.map((each) => [each, textOf(each)]))
  const whole = types.filter((each) => words.every((word) => texts.get(each)?.includes(word)))
  if (whole.length > 0) return whole
  const pairs = [...narrow(query).matchAll(/\p{Script=Han}(?=(\p{Script=Han}))/gu)].map(
    ([a, b]) => `${a}${b}`,
  )
  const share = (each: TypeChoice) => pairs.filter((pair) => texts.get(each)?.includes(pair)).length
  return types.filter((each) => share(each) > 0).sort((a, b) => share(b) - share(a))
}

function textOf({ title, group, about, words }: TypeChoice): string {
  return narrow(`${title} ${group} ${about} ${words}`)
}

function narrow(text: string): string {
  return text.normalize("NFKC").toLowerCase()
}
