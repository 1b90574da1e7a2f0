import type { Outcome } from "../steps/step.ts"
import { readSources, type Source } from "./sources.ts"

const warnAt = 300
const failAbove = 400
const failAboveInTests = 600

/**
 * Looks at the length of every file. Over 300 lines is said, over 400 fails (600 for tests): a file that long
 * holds more than one noun or verb. Migrations and message catalogues are lists and may be as long as they are.
 */
export async function checkSizes(sources: Source[] = readSources()): Promise<Outcome> {
  const sizes = sources
    .filter(({ path }) => !/\/migrations\/|^packages\/ui\/messages\//.test(path))
    .map((source) => ({ path: source.path, lines: lineCount(source) }))
  const tooLong = sizes.filter(({ path, lines }) => lines > limitFor(path))
  const long = sizes.filter(({ path, lines }) => lines > warnAt && lines <= limitFor(path))
  return {
    ok: tooLong.length === 0,
    output: tooLong
      .map(({ path, lines }) => `${path} has ${lines} lines; at most ${limitFor(path)}`)
      .join("\n"),
    note: [
      spread(sizes.map(({ lines }) => lines)),
      ...long.map(({ path, lines }) => `${path} has ${lines}`),
    ].join("; "),
  }
}

function lineCount({ text }: Source): number {
  return text.split("\n").length - (text.endsWith("\n") ? 1 : 0)
}

function limitFor(path: string): number {
  return /\.test\.tsx?$/.test(path) ? failAboveInTests : failAbove
}

function spread(lengths: number[]): string {
  const sorted = [...lengths].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0
  return `${sorted.length} files, median ${at(0.5)} lines, 90 % up to ${at(0.9)}`
}
