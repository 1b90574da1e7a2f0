import { useQuery } from "@tanstack/react-query"
import type { AnnouncementPreview } from "@veridesk/contract/announcements.ts"
import { useState } from "react"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { SelectField } from "../frame/field.tsx"
import { isWordKey, useSay } from "../words/words.ts"
import css from "./announcements.module.css"
import { placesQuery } from "./server.ts"

/** What each place will show, made by the code that sends, in the language chosen. */
export function Previews(props: {
  previews: AnnouncementPreview[]
  busy: boolean
  audience: Record<string, number | null>
}) {
  const words = useSay()
  const reader = useCell(prefs).locale
  const [chosen, setChosen] = useState<{ channel?: string; locale?: "en" | "zh-CN" }>({})
  const channels = [...new Set(props.previews.map(({ channel }) => channel))]
  const channel = channels.find((each) => each === chosen.channel) ?? channels[0]
  const locale = chosen.locale ?? reader
  const preview = props.previews.find((each) => each.channel === channel && each.locale === locale)
  const { data: places = [] } = useQuery(placesQuery)
  const most = places.find(({ key }) => key === channel)?.most ?? null
  if (!channel) return null
  const size = props.audience[channel]
  return (
    <section aria-busy={props.busy}>
      <h2>{words("announce.previews")}</h2>
      <div className={css.two}>
        <SelectField
          label={words("announce.place")}
          value={channel}
          onChange={(event) => setChosen({ ...chosen, channel: event.target.value })}
        >
          {channels.map((key) => (
            <option key={key} value={key}>
              {placeName(words, key)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={words("announce.language")}
          value={locale}
          onChange={(event) =>
            setChosen({ ...chosen, locale: event.target.value === "zh-CN" ? "zh-CN" : "en" })
          }
        >
          <option value="en">English</option>
          <option value="zh-CN">简体中文</option>
        </SelectField>
      </div>
      {typeof size === "number" && <small>{words("announce.reach", { n: size })}</small>}
      {preview && <Shown preview={preview} place={placeName(words, channel)} />}
      {preview && most && (
        <small>
          {words("announce.length", {
            n: Math.max([...preview.title].length, [...preview.body].length),
            most,
          })}
        </small>
      )}
    </section>
  )
}

function Shown({ preview, place }: { preview: AnnouncementPreview; place: string }) {
  const { shape, title, body, locale } = preview
  if (shape === "html")
    return (
      <figure className={css.paper} lang={locale}>
        <figcaption dir="auto">{title}</figcaption>
        <iframe title={title || place} sandbox="" srcDoc={body} />
      </figure>
    )
  return (
    <figure className={css.shown} lang={locale}>
      {title && <figcaption dir="auto">{title}</figcaption>}
      <pre className={shape === "json" ? css.json : undefined} dir="auto">
        {body}
      </pre>
    </figure>
  )
}

/** Places that join later bring no word of their own to the desk: their key is told. */
export function placeName(words: ReturnType<typeof useSay>, key: string): string {
  const word = `announce.place.${key}`
  return isWordKey(word) ? words(word) : key
}
