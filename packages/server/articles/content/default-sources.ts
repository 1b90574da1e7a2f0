import { createHash } from "node:crypto"
import { readdir, readFile } from "node:fs/promises"
import type { Locale } from "@veridesk/contract/locale.ts"

/** One file of an article, not read yet. */
export type Source = { topic: string; slug: string; locale: Locale; text: string }

/** The files of the articles that come with the product, and a digest of them all. */
export async function defaultSources(
  folder = import.meta.dirname,
): Promise<{ files: Source[]; digest: Buffer }> {
  const entries = await readdir(folder, { recursive: true })
  const names = entries.filter((name) => name.endsWith(".md")).toSorted()
  const hash = createHash("sha256")
  const texts = await Promise.all(names.map((name) => readFile(`${folder}/${name}`, "utf8")))
  const files = names.map((name, at): Source => {
    const [, topic, slug, locale] = /^([a-z-]+)[\\/]([a-z0-9-]+)\.(en|zh-CN)\.md$/.exec(name) ?? []
    if (!topic || !slug) throw new Error(`${name} is named neither for a topic, an article nor a language`)
    const text = texts[at] ?? ""
    hash.update(`${name}\n${text}\n`)
    return { topic, slug, locale: locale === "en" ? "en" : "zh-CN", text }
  })
  return { files, digest: hash.digest() }
}
