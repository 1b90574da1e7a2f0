import type { AnnouncementLine } from "@veridesk/contract/announcements.ts"
import type { Tone } from "../frame/chip.tsx"
import type { WordKey } from "../words/words.ts"

/** How far an announcement is, in a word: what is out counts before what is being written about it. */
export function stageOf(line: AnnouncementLine): { word: WordKey; tone: Tone; at: string | null } {
  if (line.withdrawnAt) return { word: "announce.stage.withdrawn", tone: "plain", at: line.withdrawnAt }
  switch (line.stage) {
    case "published":
      return { word: "announce.stage.published", tone: "ok", at: line.publishedAt }
    case "scheduled":
      return { word: "announce.stage.scheduled", tone: "info", at: line.publishAt }
    case "waiting":
      return { word: "announce.stage.waiting", tone: "warn", at: null }
    case "approved":
      return { word: "announce.stage.approved", tone: "info", at: null }
    case "refused":
      return { word: "announce.stage.refused", tone: "risk", at: null }
    case "draft":
      return { word: "announce.stage.draft", tone: "draft", at: null }
  }
}
