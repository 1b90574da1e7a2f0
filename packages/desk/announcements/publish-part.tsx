import { useQuery } from "@tanstack/react-query"
import type { OpenedAnnouncement } from "@veridesk/contract/announcements.ts"
import { useState } from "react"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { Button } from "../frame/button.tsx"
import { Field, FormFault } from "../frame/field.tsx"
import { useSubmit } from "../frame/use-submit.ts"
import { useSay } from "../words/words.ts"
import css from "./announcements.module.css"
import { placesQuery, publishAnnouncement } from "./server.ts"
import { bothClocks, fromField, toField } from "./times.ts"

/** Where it goes and when. What was chosen before is chosen again; nothing ticks itself. */
export function PublishPart(props: {
  opened: OpenedAnnouncement
  done(opened: OpenedAnnouncement): void
  close(): void
}) {
  const { opened, done, close } = props
  const words = useSay()
  const { locale } = useCell(prefs)
  const { data: places = [] } = useQuery(placesQuery)
  const [chosen, setChosen] = useState(() => new Map(opened.channels.map((key) => [key, 0])))
  const [later, setLater] = useState(() => toField(opened.line.publishAt))
  const at = fromField(later)
  // A place that can't be used now is not asked, though it was chosen before.
  const usable = new Set(places.flatMap(({ key, off }) => (off === null ? [key] : [])))
  const going = [...chosen].filter(([key]) => usable.has(key))
  const form = useSubmit(
    () =>
      publishAnnouncement(opened.line.id, {
        version: opened.line.latest,
        at,
        channels: going.map(([key, afterMinutes]) => ({ key, afterMinutes })),
      }),
    done,
  )
  const put = (key: string, minutes: number | null) => {
    const next = new Map(chosen)
    if (minutes === null) next.delete(key)
    else next.set(key, minutes)
    setChosen(next)
  }
  return (
    <form className={css.bar} noValidate onSubmit={form.onSubmit}>
      <h2>{words("announce.publish.title")}</h2>
      <FormFault error={form.error} />
      <ul className={css.places}>
        {places.map(({ key, name, off }) => (
          <li key={key}>
            <label>
              <input
                type="checkbox"
                checked={chosen.has(key) && off === null}
                disabled={off !== null}
                onChange={(event) => put(key, event.target.checked ? 0 : null)}
              />
              {locale === "zh-CN" ? name.zh : name.en}
            </label>
            {off !== null ? (
              <small>{words(off === "no-endpoints" ? "announce.off.no-endpoints" : "announce.off")}</small>
            ) : (
              <small>
                {opened.audience[key] != null && words("announce.reach", { n: opened.audience[key] })}
                {chosen.has(key) && (
                  <label>
                    {words("announce.after")}
                    <input
                      type="number"
                      min={0}
                      max={1440}
                      value={chosen.get(key)}
                      onChange={(event) =>
                        put(key, Math.max(0, Math.min(1440, Number(event.target.value) || 0)))
                      }
                    />
                  </label>
                )}
              </small>
            )}
          </li>
        ))}
      </ul>
      <Field
        label={words("announce.when")}
        type="datetime-local"
        hint={at ? bothClocks(locale, at) : words("announce.when.now")}
        value={later}
        onChange={(event) => setLater(event.target.value)}
      />
      <div className={css.acts}>
        <Button onClick={close}>{words("cancel")}</Button>
        <Button type="submit" look="primary" disabled={going.length === 0} aria-busy={form.busy}>
          {words(at ? "announce.schedule.go" : "announce.publish.go")}
        </Button>
      </div>
    </form>
  )
}
