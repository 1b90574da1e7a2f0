import type { AnnouncementContent, AnnouncementVersion } from "@veridesk/contract/announcements.ts"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { wholeTime } from "../frame/time.ts"
import { useSay } from "../words/words.ts"
import css from "./announcements.module.css"
import { changedParts } from "./changed-parts.ts"

/** Who wrote what when, who approved it, and what readers were told had changed. */
export function Versions({ versions }: { versions: AnnouncementVersion[] }) {
  const words = useSay()
  const { locale } = useCell(prefs)
  return (
    <section>
      <h2>{words("announce.versions")}</h2>
      <ol className={css.versions} reversed>
        {versions.map(
          ({ version, reason, note, content, authorName, at, judged, publishedAt, fingerprint }, place) => (
            <li key={version}>
              <b>
                {words("announce.version", { n: version })} · {words(`announce.reason.${reason}`)}
              </b>
              <span dir="auto">
                {locale === "zh-CN" ? note.zh || content.texts.zh.title : note.en || content.texts.en.title}
              </span>
              <small>
                {authorName}, {wholeTime(locale, at, "minutes")}
                {judged &&
                  ` · ${words(judged.approved ? "announce.judged.approved" : "announce.judged.refused", { name: judged.byName })}`}
                {publishedAt &&
                  ` · ${words("announce.stage.published", { time: wholeTime(locale, publishedAt, "minutes") })}`}
              </small>
              <Changes of={content} before={versions[place + 1]?.content} />
              {fingerprint && <small className={css.print}>{fingerprint}</small>}
            </li>
          ),
        )}
      </ol>
    </section>
  )
}

function Changes(props: { of: AnnouncementContent; before: AnnouncementContent | undefined }) {
  const { of, before } = props
  const words = useSay()
  const parts = before ? changedParts(before, of) : []
  if (parts.length === 0) return null
  return (
    <small>{words("announce.newer.parts", { parts: parts.map((part) => words(part)).join(" · ") })}</small>
  )
}
