import { readFileSync } from "node:fs"

/** One JSON example of a page in docs/, marked above its code block by `<!-- answer: name -->`. */
export type PageExample = { name: string; json: unknown }

/** The marked examples of a page, so that a test can hold them against the schemas they describe. */
export function pageExamples(page: string): PageExample[] {
  const text = readFileSync(new URL(`../../../../docs/${page}`, import.meta.url), "utf8")
  return [...text.matchAll(/<!-- answer: (\w+) -->\n```json\n(.*?)```/gs)].map(
    ([, name = "", json = ""]) => ({
      name,
      json: JSON.parse(json) as unknown,
    }),
  )
}
