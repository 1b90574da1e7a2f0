import { mkdir, rm } from "node:fs/promises"
import { join } from "node:path"
import type { Page } from "playwright-core"
import { expect } from "vitest"
import { axeFaults } from "./axe.ts"

const SHOTS = join(import.meta.dirname, "..", "shots")
const GRAVE = new Set(["serious", "critical"])

export type Look = ((page: Page, name: string, more?: { dark?: boolean }) => Promise<void>) & {
  /** Where a journey that failed has got to. */
  last(page: Page): Promise<void>
}

/**
 * Makes what looks at every screen a journey passes: axe finds nothing serious, in the dark too where asked, nothing
 * is wider than the window, and a picture goes to e2e/shots/<folder>/. `picturesOnly` where the browser runs no scripts:
 * then nothing can be asked of the page.
 */
export async function makeLook(folder: string, o: { picturesOnly?: boolean } = {}): Promise<Look> {
  await rm(join(SHOTS, folder), { recursive: true, force: true })
  await mkdir(join(SHOTS, folder), { recursive: true })
  let shot = 0
  const next = (name: string) => {
    shot += 1
    return join(SHOTS, folder, `${String(shot).padStart(2, "0")}-${name}`)
  }
  const look = async (page: Page, name: string, more: { dark?: boolean } = {}) => {
    const path = next(name)
    if (o.picturesOnly) return void (await page.screenshot({ path: `${path}.png`, fullPage: true }))
    await page.screenshot({ path: `${path}.png`, fullPage: true })
    expect(await graveFaults(page), `${folder}: ${name}`).toEqual([])
    expect(await overhang(page), `${folder}: ${name} is wider than its window`).toBe(0)
    if (!more.dark) return
    await page.emulateMedia({ colorScheme: "dark" })
    await page.screenshot({ path: `${path}-dark.png`, fullPage: true })
    // In the dark nothing but the colours is another.
    expect(await graveFaults(page, ["color-contrast"]), `${folder}: ${name}, dark`).toEqual([])
    await page.emulateMedia({ colorScheme: "light" })
  }
  const last = async (page: Page) => {
    await page.screenshot({ path: `${next("failed")}.png`, fullPage: true })
  }
  return Object.assign(look, { last })
}

/** What axe calls serious or critical, with the elements it means. */
async function graveFaults(page: Page, rules?: string[]): Promise<string[]> {
  return (await axeFaults(page, rules ? { rules } : {}))
    .filter(({ impact }) => GRAVE.has(impact ?? ""))
    .flatMap(({ id, nodes }) => nodes.map(({ html, why }) => `${id}: ${html} (${why})`))
}

/** Pixels by which the page can be scrolled sideways. */
async function overhang(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}
