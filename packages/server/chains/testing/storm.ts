/** What a storm of strings for one family is made of. */
export type Weather = {
  /** Addresses that are valid, to be damaged. */
  seeds: readonly string[]
  /** Letters that addresses of the family are written with. */
  letters: string
  seed: number
  /** Every how manieth string is a damaged address; 2 unless their check is slow. */
  damagedEvery?: number
}

/**
 * An endless row of strings, the same for the same seed: half of them random (letters of the family, or any character
 * there is), half of them addresses with one thing wrong, or nothing.
 */
export function* storm({ seeds, letters, seed, damagedEvery = 2 }: Weather): Generator<string> {
  const below = randomBelow(seed)
  const letter = () => letters[below(letters.length)] ?? ""
  const word = (length: number) => Array.from({ length }, letter).join("")
  const anything = () =>
    String.fromCodePoint(
      ...Array.from({ length: below(100) }, () => (below(2) ? below(0x80) : below(0xd800))),
    )
  const address = () => seeds[below(seeds.length)] ?? ""
  for (let count = 0; ; count++) {
    if (count % damagedEvery === 0) yield damaged(address(), { below, letter })
    else if (below(2)) yield word(below(80))
    else yield below(4) ? address().slice(0, 1 + below(6)) + word(20 + below(60)) : anything()
  }
}

type Tools = { below: (bound: number) => number; letter: () => string }

function damaged(text: string, { below, letter }: Tools): string {
  const at = below(text.length)
  const [before, here, after] = [text.slice(0, at), text.charAt(at), text.slice(at + 1)]
  switch (below(8)) {
    case 0:
    case 1:
      return before + letter() + after
    case 2:
      return before + after
    case 3:
      return text.slice(0, at)
    case 4:
      return before + (here === here.toLowerCase() ? here.toUpperCase() : here.toLowerCase()) + after
    case 5:
      return before + here + here + after
    case 6:
      return before + after.slice(0, 1) + here + after.slice(1)
    default:
      return below(10) ? before + letter() + after.slice(1) : text
  }
}

/** xorshift32: whole numbers from 0 below the bound, evenly enough for strings. */
function randomBelow(seed: number): (bound: number) => number {
  let state = seed || 1
  return (bound) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return bound === 0 ? 0 : (state >>> 0) % bound
  }
}
