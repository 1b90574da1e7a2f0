/** Random numbers that are the same for the same seed. */
export type Draws = {
  /** 0 ≤ x < 1 */
  share(): number
  exponential(mean: number): number
  logNormal(median: number, sigma: number): number
  between(from: number, to: number): number
}

/** Mulberry32 under the usual shapes (Box and Muller for the normal one). */
export function draws(seed: number): Draws {
  let state = seed >>> 0
  const share = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const normal = () => Math.sqrt(-2 * Math.log(1 - share())) * Math.cos(2 * Math.PI * share())
  return {
    share,
    exponential: (mean) => -mean * Math.log(1 - share()),
    logNormal: (median, sigma) => median * Math.exp(sigma * normal()),
    between: (from, to) => from + (to - from) * share(),
  }
}
