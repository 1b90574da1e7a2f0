import { isWordKey, type Say } from "../words/words.ts"

/** A variable as people call it: what is asked for by its own name, the desk's by ours, answers of a form by their id. */
export function variableName(words: Say, name: string): string {
  const key = `macro.var.${name}`
  if (isWordKey(key)) return words(key)
  return name.replace(/^(?:ask|field)\./u, "").replaceAll(/[-_]/gu, " ")
}
