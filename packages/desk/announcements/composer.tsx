import { useQuery } from "@tanstack/react-query"
import type { AnnouncementContent, OpenedAnnouncement } from "@veridesk/contract/announcements.ts"
import { useEffect, useState } from "react"
import { Button } from "../frame/button.tsx"
import { Field, FormFault } from "../frame/field.tsx"
import { Callout } from "../frame/paper.tsx"
import { useSubmit } from "../frame/use-submit.ts"
import { tell } from "../frame/toasts.ts"
import { useSay } from "../words/words.ts"
import { AboutPart } from "./about-part.tsx"
import { AffectedPart } from "./affected-part.tsx"
import css from "./announcements.module.css"
import { Checklist } from "./checklist.tsx"
import { forgetDraft, keepDraft, keptDraft } from "./kept-draft.ts"
import { Previews } from "./previews.tsx"
import { correctAnnouncement, createAnnouncement, lookAtAnnouncement, saveAnnouncement } from "./server.ts"
import { TextsPart } from "./texts-part.tsx"

export type ComposerMode = "new" | "save" | "read" | "correction" | "update"

const LOOK_AFTER_MS = 600
const NONE = { en: "", zh: "" }

/**
 * The form on one side and what becomes of it in each place on the other. What is typed is kept on this device until it
 * is saved; where somebody else was faster, it stays and can be saved over theirs after a look.
 */
export function Composer(props: {
  id: string
  opened: OpenedAnnouncement | null
  start: AnnouncementContent
  mode: ComposerMode
  onSaved(opened: OpenedAnnouncement): void
  onLeave?: (() => void) | undefined
}) {
  const { id, opened, start, mode, onSaved, onLeave } = props
  const words = useSay()
  const [kept] = useState(() => (mode === "read" ? null : keptDraft(id)))
  const [content, setContent] = useState(kept?.content ?? start)
  const [basedOn] = useState(opened?.line.latest ?? 0)
  const [note, setNote] = useState(NONE)
  const late = useLate(content, LOOK_AFTER_MS)
  const looked = useQuery({
    queryKey: ["announcement-look", late, mode],
    queryFn: ({ signal }) =>
      lookAtAnnouncement(
        { content: late, reason: mode === "correction" || mode === "update" ? mode : "first", note },
        signal,
      ),
    placeholderData: (before) => before,
    retry: false,
  })
  const change = (next: AnnouncementContent) => {
    setContent(next)
    keepDraft(id, { basedOn, content: next })
  }
  const form = useSubmit(
    () => sent({ id, content, mode, basedOn, note }),
    (saved) => {
      forgetDraft(id)
      tell(words("announce.saved"))
      onSaved(saved)
    },
  )
  const correcting = mode === "correction" || mode === "update"
  return (
    <div className={css.desk}>
      <form className={css.form} noValidate onSubmit={form.onSubmit}>
        <fieldset disabled={mode === "read"}>
          {kept && kept.basedOn !== basedOn && <Callout tone="warn">{words("announce.kept.older")}</Callout>}
          <FormFault error={form.error} />
          {correcting && (
            <section>
              <h2>{words(`announce.${mode}`)}</h2>
              <p className={css.lead}>{words(`announce.${mode}.about`)}</p>
              {(["en", "zh"] as const).map((side) => (
                <Field
                  key={side}
                  label={words(`announce.note.${side}`)}
                  value={note[side]}
                  maxLength={400}
                  onChange={(event) => setNote({ ...note, [side]: event.target.value })}
                />
              ))}
            </section>
          )}
          <AboutPart content={content} change={change} />
          <TextsPart content={content} change={change} readOnly={mode === "read"} />
          <AffectedPart content={content} change={change} />
        </fieldset>
        {mode !== "read" && (
          <div className={css.acts}>
            {onLeave && <Button onClick={onLeave}>{words("cancel")}</Button>}
            <Button
              type="submit"
              look={mode === "save" && content === start ? "secondary" : "primary"}
              aria-busy={form.busy}
            >
              {words(correcting ? "announce.save.correction" : "announce.save")}
            </Button>
          </div>
        )}
      </form>
      <aside className={css.side}>
        <Checklist items={looked.data?.checklist ?? opened?.checklist ?? []} />
        <Previews
          previews={looked.data?.previews ?? []}
          busy={looked.isFetching}
          audience={looked.data?.audience ?? opened?.audience ?? {}}
        />
      </aside>
    </div>
  )
}

function sent(o: {
  id: string
  content: AnnouncementContent
  mode: ComposerMode
  basedOn: number
  note: { en: string; zh: string }
}): Promise<OpenedAnnouncement> {
  const { id, content, mode, basedOn, note } = o
  if (mode === "new") return createAnnouncement(id, content)
  if (mode === "correction" || mode === "update")
    return correctAnnouncement(id, { basedOn, reason: mode, note, content })
  return saveAnnouncement(id, { basedOn, content })
}

/** A value some time after it has last changed. */
function useLate<T>(value: T, ms: number): T {
  const [late, setLate] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setLate(value), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return late
}
