/**
 * The part of an English word that its forms share: "withdrawals", "withdrawing" and "withdrawal" are one to who
 * searches. Questions and documents pass the same door, so it need not be a word, only the same for both.
 */
export function stem(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word
  let root = singular(word)
  root = withoutForm(root)
  root = withoutEnding(root)
  if (root.length > 3 && root.endsWith("e")) root = root.slice(0, -1)
  if (root.length > 5 && root.endsWith("at")) root = root.slice(0, -2)
  if (root.length > 4 && root.endsWith("ll")) root = root.slice(0, -1)
  return root.length > 3 && root.endsWith("y") ? `${root.slice(0, -1)}i` : root
}

function singular(word: string): string {
  if (/(?:ss|us|is)$/.test(word)) return word
  if (word.endsWith("ies")) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1)
  if (/(?:sses|shes|ches|xes|zes)$/.test(word)) return word.slice(0, -2)
  return word.endsWith("s") ? word.slice(0, -1) : word
}

/** "-ing", "-ed", "-ly", where a word is left; a consonant that was doubled for it becomes one again. */
function withoutForm(word: string): string {
  const root = /^(.*[aeiouy].*?)(?:ing|ed)$/.exec(word)?.[1]
  if (root && root.length >= 3) return /([bdgmnprt])\1$/.test(root) ? root.slice(0, -1) : root
  return word.length > 5 && word.endsWith("ly") ? word.slice(0, -2) : word
}

const ENDINGS: [RegExp, string][] = [
  [/^(.{3,}f)ication$/, "$1i"],
  [/^(.{3,})ation$/, "$1"],
  [/^(.{4,})(?:ion|or)$/, "$1"],
  [/^(.{4,})ment$/, "$1"],
  [/^(.{4,})ness$/, "$1"],
  [/^(.{5,})al$/, "$1"],
  [/^(.{4,})er$/, "$1"],
  [/^(.{5,})able$/, "$1"],
]

function withoutEnding(word: string): string {
  for (const [ending, to] of ENDINGS) if (ending.test(word)) return word.replace(ending, to)
  return word
}
