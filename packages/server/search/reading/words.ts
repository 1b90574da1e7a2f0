import { readFile } from "node:fs/promises"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { setImmediate as turn } from "node:timers/promises"
import type { Jieba } from "@node-rs/jieba"
import { TRADE_WORDS } from "./trade-words.ts"

/** Takes a run of Chinese characters apart into words. */
export type Cut = (run: string) => string[]

/** Rarer words of the general dictionary are left out: a fifth of it cuts help texts as well, for 15 MB instead of 55. */
const LEAST_FREQUENT = 200
const LONGEST_BYTES = 12

let opened: Promise<Cut> | null = null

/**
 * Opens the dictionary when Chinese is first read, so that an idle installation doesn't carry it (15 MB).
 * Everything after the first call is at once.
 */
export function openCut(): Promise<Cut> {
  opened ??= open()
  return opened
}

async function open(): Promise<Cut> {
  const { Jieba } = await import("@node-rs/jieba")
  const folder = dirname(createRequire(import.meta.url).resolve("@node-rs/jieba"))
  const words = frequent(await readFile(join(folder, "dict.txt")))
  // Each of the two holds everybody up for some 50 ms: others get their turn in between.
  await turn()
  const jieba: Jieba = Jieba.withDict(words)
  jieba.loadDict(Buffer.from(TRADE_WORDS.map((word) => `${word} 60000\n`).join("")))
  return (run) => jieba.cut(run, true)
}

/** The lines "word frequency tag" whose word is frequent and short, without making a string of each. */
function frequent(dictionary: Buffer): Buffer {
  const lines: Buffer[] = []
  for (let from = 0; from < dictionary.length; ) {
    const found = dictionary.indexOf(10, from)
    const to = found < 0 ? dictionary.length : found
    const space = dictionary.indexOf(32, from)
    let frequency = 0
    for (let at = space + 1; at < to; at += 1) {
      const digit = (dictionary[at] ?? 0) - 48
      if (digit < 0 || digit > 9) break
      frequency = frequency * 10 + digit
    }
    if (frequency >= LEAST_FREQUENT && space - from <= LONGEST_BYTES)
      lines.push(dictionary.subarray(from, to + 1))
    from = to + 1
  }
  return Buffer.concat(lines)
}
