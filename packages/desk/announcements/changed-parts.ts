import type { AnnouncementContent } from "@veridesk/contract/announcements.ts"
import type { WordKey } from "../words/words.ts"

const parts: [WordKey, (content: AnnouncementContent) => unknown][] = [
  ["announce.kind", ({ kind }) => kind],
  ["announce.severity", ({ severity }) => severity],
  ["announce.text.title.en", ({ texts }) => texts.en.title],
  ["announce.text.title.zh", ({ texts }) => texts.zh.title],
  ["announce.text.summary.en", ({ texts }) => texts.en.summary],
  ["announce.text.summary.zh", ({ texts }) => texts.zh.summary],
  ["announce.text.body.en", ({ texts }) => texts.en.body],
  ["announce.text.body.zh", ({ texts }) => texts.zh.body],
  ["announce.affected", ({ affected }) => affected],
  ["announce.starts", ({ startsAt }) => startsAt],
  ["announce.ends", ({ endsAt }) => endsAt],
  ["announce.audience", ({ audience }) => audience],
  ["announce.incident.stage", ({ incident }) => incident],
]

/** Which fields differ between two versions, by the names under which the composer has them. */
export function changedParts(before: AnnouncementContent, after: AnnouncementContent): WordKey[] {
  return parts.flatMap(([name, of]) =>
    JSON.stringify(of(before)) === JSON.stringify(of(after)) ? [] : [name],
  )
}
