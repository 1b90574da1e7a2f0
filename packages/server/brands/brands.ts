import type { BrandView } from "@veridesk/contract/brands.ts"
import type { Db } from "../platform/db/connect.ts"
import { DEFAULT_ACCENT, HOUSE_THEME } from "./house-theme.ts"
import { allBrands, type StoredBrand } from "./store.ts"
import { type ThemeSheet, themeSheet } from "./theme-sheet.ts"

const LOOK_MS = 5000

/** A brand as pages take it: with its colours made readable and, unless they are the usual ones, the sheet of them. */
export type ShownBrand = StoredBrand & { main: boolean; theme: BrandView["theme"]; sheet: ThemeSheet | null }

/** The brands in memory: every page asks for one, and they change once a year. */
export type Brands = {
  all(): ShownBrand[]
  /** Whose help site answers at this host ("help.merlin.example", with the port where it isn't the usual one); else the main one's. */
  at(host: string): ShownBrand
  byId(id: string): ShownBrand
  sheetAt(href: string): ThemeSheet | null
  refresh(): Promise<void>
  close(): void
}

/** @param mainId the installation's first brand, which answers at every host that is nobody's */
export async function openBrands(db: Db, mainId: string): Promise<Brands> {
  let all: ShownBrand[] = []
  const refresh = async () => {
    all = await Promise.all((await allBrands(db)).map((brand) => shown(brand, mainId)))
  }
  await refresh()
  // What we have is good enough until the database answers again.
  const timer = setInterval(() => void refresh().catch(() => {}), LOOK_MS)
  timer.unref()
  const main = () => all.find((brand) => brand.main) as ShownBrand
  return {
    all: () => all,
    at: (host) => all.find(({ hosts }) => hosts.includes(host.toLowerCase())) ?? main(),
    byId: (id) => all.find((brand) => brand.id === id) ?? main(),
    sheetAt: (href) => all.find(({ sheet }) => sheet?.href === href)?.sheet ?? null,
    refresh,
    close: () => clearInterval(timer),
  }
}

/** Where a brand's help site is. The main one is at the installation's own address where it names no host. */
export function originOf({ hosts }: Pick<StoredBrand, "hosts">, publicUrl: string): string {
  const { protocol, host } = new URL(publicUrl)
  return `${protocol}//${hosts[0] ?? host}`
}

async function shown(brand: StoredBrand, mainId: string): Promise<ShownBrand> {
  const main = brand.id === mainId
  if (brand.accent === DEFAULT_ACCENT) return { ...brand, main, theme: HOUSE_THEME, sheet: null }
  // The colours are reckoned by a library that nobody needs who keeps the house's own.
  const { themeOf } = await import("./theme.ts")
  const theme = themeOf(brand.accent)
  return { ...brand, main, theme, sheet: themeSheet(brand.key, theme) }
}
