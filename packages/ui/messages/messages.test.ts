import { globSync } from "node:fs"
import { basename, join } from "node:path"
import { IntlMessageFormat } from "intl-messageformat"
import { expect, test } from "vitest"
import { type Catalogue, say } from "../say.ts"

const files = globSync("*.ts", { cwd: import.meta.dirname }).filter((path) => !path.endsWith(".test.ts"))
const catalogues = await Promise.all(
  files.map(async (path) => {
    const module = (await import(join(import.meta.dirname, path))) as Record<string, Catalogue>
    return Object.entries(module).map(([name, catalogue]) => ({
      name: `${basename(path)} ${name}`,
      catalogue,
    }))
  }),
)

test.each(catalogues.flat())("$name says the same in both languages", ({ catalogue }) => {
  for (const [key, { en, zh }] of Object.entries(catalogue)) {
    expect(en.trim(), key).not.toBe("")
    expect(zh.trim(), key).not.toBe("")
    // The reader is 你, and quotation marks are those of print.
    expect(zh, key).not.toMatch(/您|亲[，。]/)
    expect(en.replace(/'[{}]/g, ""), key).not.toMatch(/["']/)
    // A value that one language tells and the other doesn't would be news to half of the readers.
    expect(told(zh), key).toEqual(told(en))
    for (const locale of ["en", "zh-CN"] as const)
      expect(() => say(locale, catalogue, key, valuesOf(told(en))), key).not.toThrow(/./)
  }
})

/** Names of the values that a message takes, however deep. */
function told(message: string): string[] {
  const names = new Set<string>()
  const look = (parts: Part[]) => {
    for (const part of parts) {
      if (part.type === 1 || part.type === 5 || part.type === 6) names.add(part.value)
      for (const option of Object.values(part.options ?? {})) look(option.value)
    }
  }
  look(new IntlMessageFormat(message, "en", undefined, { ignoreTag: true }).getAst() as Part[])
  return [...names].toSorted()
}

/** The parser's tree: 1 an argument, 5 a select, 6 a plural. */
interface Part {
  type: number
  value: string
  options?: Record<string, { value: Part[] }>
}

function valuesOf(names: string[]): Record<string, number> {
  return Object.fromEntries(names.map((name) => [name, 2]))
}
