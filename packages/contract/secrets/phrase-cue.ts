/** Words for a seed phrase in the languages that have a BIP-39 list, and the ways people write around the word. */
const phraseCue =
  /助记[词符]|助記詞|(?:恢复|恢復|种子|種子|备份|備份)(?:短语|短語|词组|词|詞)|(?:12|15|18|21|24|25|十二|二十四)个?(?:单词|單詞|词)|\bmnemonic|\b(?:seed|(?:recovery|secret|backup|wallet) (?:phrase|words?|seed)|(?:12|15|18|21|24|25|twelve|twenty[- ]four)[- ]words?)\b|シード|ニーモニック|リカバリーフレーズ|復元|니모닉|시드|복구|semilla|semente|mnem[oó]n|mnémon|phrase de r|frase (?:de|di|seed|seme|secr)|obnovovac/gi

const BEFORE = 120
const AFTER = 80

/** Says of any place in `text` whether a word for a seed phrase stands in it or near it. */
export function phraseCues(text: string): (start: number, end: number) => boolean {
  const cues = [...text.matchAll(phraseCue)].map((cue) => ({
    start: cue.index,
    end: cue.index + cue[0].length,
  }))
  return (start, end) => {
    let low = 0
    let high = cues.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((cues[middle]?.end ?? 0) < start - BEFORE) low = middle + 1
      else high = middle
    }
    const next = cues[low]
    return next !== undefined && next.start <= end + AFTER
  }
}
