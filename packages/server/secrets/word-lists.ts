/** A BIP-39 list. `spelling` gives its own spelling of a folded word. */
export type WordList = { words: string[]; spelling: Map<string, string>; chinese: boolean }

export type WordLists = {
  lists: WordList[]
  /** The lists a word is on, as bits in their order; 0 for a word on none. Any spelling of the word will do. */
  bitsOf: (word: string) => number
}

let loading: Promise<WordLists> | undefined

/** All ten lists, loaded when the first text with room for a phrase comes by: a start shouldn't pay for them. */
export function wordLists(): Promise<WordLists> {
  loading ??= load()
  return loading
}

/** A word without case, accents and composition. Accents tell no two words of a list apart; the marks of kana do. */
export function folded(word: string): string {
  if (/^[a-z]*$/.test(word)) return word
  return word
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
}

function isHan(word: string): boolean {
  return word >= "\u4e00" && word < "\ua000"
}

async function load(): Promise<WordLists> {
  const chinese = await Promise.all([
    import("@scure/bip39/wordlists/simplified-chinese.js"),
    import("@scure/bip39/wordlists/traditional-chinese.js"),
  ])
  const others = await Promise.all([
    import("@scure/bip39/wordlists/english.js"),
    import("@scure/bip39/wordlists/japanese.js"),
    import("@scure/bip39/wordlists/korean.js"),
    import("@scure/bip39/wordlists/spanish.js"),
    import("@scure/bip39/wordlists/french.js"),
    import("@scure/bip39/wordlists/italian.js"),
    import("@scure/bip39/wordlists/portuguese.js"),
    import("@scure/bip39/wordlists/czech.js"),
  ])
  const bits = new Map<string, number>()
  const lists = [...chinese, ...others].map(({ wordlist }, at): WordList => {
    for (const word of wordlist) bits.set(folded(word), (bits.get(folded(word)) ?? 0) | (1 << at))
    const spelling = new Map(wordlist.map((word) => [folded(word), word]))
    return { words: wordlist, spelling, chinese: at < chinese.length }
  })
  // Han characters have no other spelling, and are most of what is asked about.
  return { lists, bitsOf: (word) => bits.get(word) ?? (isHan(word) ? 0 : (bits.get(folded(word)) ?? 0)) }
}
