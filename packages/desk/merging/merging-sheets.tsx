import type { MergingSheet } from "../frame/place.ts"
import { LinkSheet } from "./link-sheet.tsx"
import { MergeSheet } from "./merge-sheet.tsx"
import { SplitSheet } from "./split-sheet.tsx"

/** The sheet that is asked for, over the open conversation; loaded with the first of them. */
export function MergingSheets({ which, id, onClose }: { which: MergingSheet; id: string; onClose(): void }) {
  switch (which) {
    case "merge":
      return <MergeSheet id={id} onClose={onClose} />
    case "split":
      return <SplitSheet id={id} onClose={onClose} />
    case "link":
      return <LinkSheet id={id} onClose={onClose} />
  }
}
