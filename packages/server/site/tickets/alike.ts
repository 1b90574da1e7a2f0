/** Shorter texts than this are alike by chance: "not arrived". */
const LEAST = 16
const MOST = 4000

/**
 * How much of two texts is the same, from 0 to 1, by the groups of three characters in them (of two in Chinese, whose
 * characters say more each), whatever the case, the spaces and the punctuation.
 * @returns 0 where one of them is too short to tell
 */
export function alike(a: string, b: string): number {
  const [one, two] = [groupsOf(a), groupsOf(b)]
  if (one.size < LEAST || two.size < LEAST) return 0
  const shared = [...one].filter((group) => two.has(group)).length
  return shared / (one.size + two.size - shared)
}

function groupsOf(text: string): Set<string> {
  const letters = [
    ...text
      .slice(0, MOST)
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ""),
  ]
  const groups = new Set<string>()
  for (let at = 0; at < letters.length - 1; at += 1) {
    const size = /\p{Script=Han}/u.test(letters[at] ?? "") ? 2 : 3
    if (at + size <= letters.length) groups.add(letters.slice(at, at + size).join(""))
  }
  return groups
}
