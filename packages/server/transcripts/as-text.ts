import type { Sheet } from "./sheet.ts"

const RULE = "-".repeat(72)

/** The transcript as plain text, UTF-8, for whatever opens anything. */
export function asText(sheet: Sheet): string {
  const facts = sheet.facts.map(({ label, value }) => `${label}: ${value}`)
  const entries = sheet.entries.flatMap(({ at, who, text, files }) => [
    RULE,
    `${at}  ${who}`,
    text,
    ...files.flatMap(({ line, digest }) => [line, `  ${digest}`]),
  ])
  const proof = sheet.proof.lines.map(({ label, value }) => `${label}: ${value}`)
  const lines = [
    sheet.title,
    sheet.of,
    sheet.subject,
    "",
    ...facts,
    ...entries,
    RULE,
    sheet.proof.title,
    sheet.proof.text,
    ...proof,
    sheet.proof.keys,
    sheet.proof.check,
    sheet.never,
    "",
  ]
  // A byte order mark, since the usual editor of Windows guesses wrongly without one.
  return `\uFEFF${lines.join("\r\n").replace(/\r?\n/g, "\r\n")}`
}
