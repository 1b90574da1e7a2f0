import { readFileSync } from "node:fs"

/** The groups that come with the product. The key is the first word: it stays the same while words are added. */
export function shippedGroups(): { key: string; words: string[] }[] {
  return readFileSync(new URL("./defaults.txt", import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line.includes(" = ") && !line.startsWith("#"))
    .map((line) => [...new Set(line.split(" = ").map((word) => word.trim()))])
    .map((words) => ({ key: words[0] ?? "", words }))
}
