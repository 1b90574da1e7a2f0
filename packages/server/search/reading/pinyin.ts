/** How a Chinese word is typed: its syllables without tones, and their first letters. */
export type Spelling = { full: string; initials: string }

let spell: ((word: string) => string[]) | null = null
const known = new Map<string, Spelling>()
const MOST_KNOWN = 60_000

/** Loads the table of readings when somebody first types pinyin, or writes a word that no text has (20 MB). */
export async function openSpelling(): Promise<(word: string) => Spelling> {
  if (!spell) {
    const { pinyin } = await import("pinyin-pro")
    spell = (word) => pinyin(word, { toneType: "none", type: "array", v: true })
  }
  const read = spell
  return (word) => {
    const before = known.get(word)
    if (before) return before
    const syllables = read(word)
    const spelling = {
      full: syllables.join("").toLowerCase(),
      initials: syllables
        .map((one) => one.slice(0, 1))
        .join("")
        .toLowerCase(),
    }
    if (known.size >= MOST_KNOWN) known.clear()
    known.set(word, spelling)
    return spelling
  }
}
