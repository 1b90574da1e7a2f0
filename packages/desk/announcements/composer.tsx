import { useQuery } from "@tanstack/react-query"
import type { AnnouncementContent, BothSides, OpenedAnnouncement } from "@veridesk/contract/announcements.ts"
import { useEffect, useRef, useState } from "react"
import { Refused } from "../data/api.ts"
import { FormFault } from "../frame/field.tsx"
import { tell } from "../frame/toasts.ts"
import { useSubmit } from "../frame/use-submit.ts"
import { useSay } from "../words/words.ts"
import { AboutPart } from "./about-part.tsx"
import { AffectedPart } from "./affected-part.tsx"
import css from "./announcements.module.css"
import { Checklist } from "./checklist.tsx"
import { canSave, toLook, toSave } from "./fit-content.ts"
import { Meanwhile } from "./meanwhile.tsx"
import { NotePart } from "./note-part.tsx"
import { Previews } from "./previews.tsx"
import { SaveBar } from "./save-bar.tsx"
import { correctAnnouncement, createAnnouncement, lookAtAnnouncement, saveAnnouncement } from "./server.ts"
import { TextsPart } from "./texts-part.tsx"
import { type ComposerMode, useDraft } from "./use-draft.ts"

const LOOK_AFTER_MS = 600

/** The form on one side and what becomes of it in each place on the other. */
export function Composer(props: {
  id: string
  opened: OpenedAnnouncement | null
  start: AnnouncementContent
  mode: ComposerMode
  onSaved(opened: OpenedAnnouncement): void
  /** Told when something is typed that isn’t saved, and when that is over. */
  onDirty?(dirty: boolean): void
  /** Reads it again: somebody else was faster. */
  again?(): void
  onLeave?: (() => void) | undefined
}) {
  const { id, opened, mode, onSaved, onDirty, again, onLeave } = props
  const words = useSay()
  const draft = useDraft(props)
  const { content, note, dirty } = draft
  const [tried, setTried] = useState(false)
  useEffect(() => onDirty?.(dirty), [dirty, onDirty])
  const began = opened?.versions[0]?.reason ?? "first"
  const reason = mode === "correction" || mode === "update" ? mode : began
  const late = useLate({ content, note }, LOOK_AFTER_MS)
  const looked = useQuery({
    queryKey: ["announcement-look", late, reason],
    queryFn: ({ signal }) =>
      lookAtAnnouncement({ content: toLook(late.content), reason, note: late.note }, signal),
    placeholderData: (before) => before,
    retry: false,
  })
  // What nobody types any more is judged; what is typed has nobody's approval.
  const checklist = (dirty ? looked.data?.checklist : opened?.checklist) ?? looked.data?.checklist ?? []
  const form = useSubmit(
    () =>
      sent({ id, mode, basedOn: draft.basedOn, content: toSave(content), note }).catch((error: unknown) => {
        if (error instanceof Refused && error.status === 409) again?.()
        throw error
      }),
    (next) => {
      draft.saved(next)
      setTried(false)
      tell(words("announce.saved"))
      onSaved(next)
    },
  )
  const save = () => {
    if ((!dirty && mode !== "new") || draft.newer) return
    setTried(true)
    if (canSave(content) && (reason === "first" || (note.en.trim() && note.zh.trim()))) form.run()
  }
  const frame = useRef<HTMLFormElement>(null)
  useSaveKey(frame, mode === "read" ? null : save)
  return (
    <div className={css.desk}>
      <form
        ref={frame}
        className={css.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <fieldset disabled={mode === "read"} key={draft.epoch}>
          <Meanwhile draft={draft} versions={opened?.versions ?? []} />
          {reason !== "first" && (
            <NotePart
              reason={reason}
              note={note}
              setNote={draft.setNote}
              tried={tried}
              readOnly={mode === "read"}
            />
          )}
          <AboutPart content={content} change={draft.change} />
          <TextsPart content={content} change={draft.change} readOnly={mode === "read"} />
          <AffectedPart content={content} change={draft.change} tried={tried} />
        </fieldset>
        {mode !== "read" && (
          <>
            <FormFault error={form.error} />
            <SaveBar
              draft={draft}
              mode={mode}
              busy={form.busy}
              latest={opened?.line.latest ?? 0}
              onLeave={onLeave}
            />
          </>
        )}
      </form>
      <aside className={css.side} aria-label={words("announce.previews")}>
        <Checklist items={checklist} />
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
  note: BothSides
}): Promise<OpenedAnnouncement> {
  const { id, content, mode, basedOn, note } = o
  if (mode === "new") return createAnnouncement(id, content)
  if (mode === "correction" || mode === "update")
    return correctAnnouncement(id, { basedOn, reason: mode, note, content })
  return saveAnnouncement(id, { basedOn, content, note })
}

/** Ctrl S saves from wherever in the form one is; no browser’s own dialog opens. */
function useSaveKey(frame: { current: HTMLElement | null }, save: (() => void) | null): void {
  const latest = useRef(save)
  useEffect(() => {
    latest.current = save
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey) || event.isComposing) return
      if (!latest.current || !frame.current) return
      event.preventDefault()
      latest.current()
    }
    addEventListener("keydown", onKey)
    return () => removeEventListener("keydown", onKey)
  }, [frame])
}

/** A value some time after it has last changed. */
function useLate(value: { content: AnnouncementContent; note: BothSides }, ms: number) {
  const { content, note } = value
  const [late, setLate] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setLate({ content, note }), ms)
    return () => clearTimeout(timer)
  }, [content, note, ms])
  return late
}
