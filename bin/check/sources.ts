import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { repository } from "../steps/command.ts"

/** A file that people write and read: its path from the top folder, with forward slashes, and its text. */
export type Source = { path: string; text: string }

const patterns = [
  "*.{ts,mjs}",
  ".ci/*",
  "{bin,bench,e2e}/**/*",
  "packages/*/*.{ts,mjs}",
  "packages/*/!(node_modules|dist)/**/*",
]
const written = /(\.(ts|tsx|mjs|css|sh)|^bin\/[a-z-]+|^\.ci\/[a-z-]+)$/
const left = /(^|\/)(node_modules|dist|fixtures|shots)\/|\.generated\./

/** All sources of the checkout, sorted by path; what tools wrote (dist, generated files, fixtures) is left out. */
export function readSources(): Source[] {
  const paths = new Set<string>()
  for (const pattern of patterns) {
    for (const path of globSync(pattern, { cwd: repository })) {
      if (written.test(path) && !left.test(path)) paths.add(path)
    }
  }
  return [...paths].sort().flatMap((path) => readText(path))
}

/** A pattern may also match a folder without an ending, such as bin/check: these are no sources. */
function readText(path: string): Source[] {
  try {
    return [{ path, text: readFileSync(join(repository, path), "utf8") }]
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "EISDIR" || error.code === "ENOENT"))
      return []
    throw error
  }
}

/** Where in a text something was found: the number of the line, from 1, and the line itself. */
export function* linesOf(source: Source): Generator<{ number: number; line: string }> {
  const lines = source.text.split("\n")
  for (const [index, line] of lines.entries()) yield { number: index + 1, line }
}

/** Tests, and the tools around them, may say what the product may not. */
export function isTest(path: string): boolean {
  return /\.test\.tsx?$|^e2e\/|^bench\/|^packages\/server\/platform\/testing\//.test(path)
}
