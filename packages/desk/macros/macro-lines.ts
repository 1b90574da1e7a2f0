import type { MacroContent, MacroLine } from "@veridesk/contract/macros.ts"

export type Which = "kept" | "awaiting" | "review" | "unused" | "missing" | "mine" | "retired"

/** The lists a keeper of macros goes through. */
export const whiches: Record<Which, (macro: MacroLine) => boolean> = {
  kept: ({ retired, visibility }) => !retired && visibility !== "me",
  awaiting: ({ retired, published, latest }) => !retired && published !== latest,
  review: ({ retired, reviewDue }) => !retired && reviewDue,
  unused: ({ unused }) => unused,
  missing: ({ retired, missing }) => !retired && missing.length > 0,
  mine: ({ retired, visibility }) => !retired && visibility === "me",
  retired: ({ retired }) => retired,
}

/** Groups and the macros in them by name, in the reader's language. */
export function byGroup(
  macros: readonly MacroLine[],
  side: "en" | "zh",
): { name: string; macros: MacroLine[] }[] {
  const groups = new Map<string, MacroLine[]>()
  for (const macro of macros) {
    const name = macro.group[side] || macro.group.en || macro.group.zh
    groups.set(name, [...(groups.get(name) ?? []), macro])
  }
  const order = new Intl.Collator(side)
  return [...groups]
    .map(([name, all]) => ({
      name,
      macros: all.toSorted((a, b) => order.compare(a.title[side], b.title[side])),
    }))
    .toSorted((a, b) => order.compare(a.name, b.name))
}

export function emptyContent(ownerId: string | null): MacroContent {
  return {
    kind: "macro",
    letter: null,
    group: { en: "", zh: "" },
    title: { en: "", zh: "" },
    body: { en: "", zh: "" },
    forms: [],
    actions: [],
    visibility: "everyone",
    teamIds: [],
    ownerId,
    reviewOn: null,
    compliance: false,
  }
}
