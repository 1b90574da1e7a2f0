import type {
  AnnouncementContent,
  AnnouncementVersion,
  BothSides,
  OpenedAnnouncement,
} from "@veridesk/contract/announcements.ts"
import { useState } from "react"
import {
  asideOf,
  forgetAside,
  forgetDraft,
  keepDraft,
  type KeptDraft,
  keptDraft,
  type KeptMode,
  putAside,
} from "./kept-draft.ts"

export type ComposerMode = KeptMode | "read"
type Held = {
  content: AnnouncementContent
  note: BothSides
  /** The version it is typed over. */
  basedOn: number
  /** Typed and not saved. */
  dirty: boolean
  /** False where this device refused to keep it. */
  kept: boolean
  /** Turns where the editors have to begin anew with another text; what is typed never turns it. */
  epoch: number
}

/**
 * What is in hand of one announcement. What is typed is never replaced by itself: a colleague’s newer version is taken
 * where nothing is typed, and waits to be chosen where something is.
 */
export function useDraft(o: {
  id: string
  opened: OpenedAnnouncement | null
  start: AnnouncementContent
  mode: ComposerMode
}) {
  const { id, opened, mode } = o
  const newest = opened?.versions[0] ?? null
  const [held, setHeld] = useState<Held>(() => begin(o, newest))
  const [aside, setAside] = useState(() => asideOf(id))
  const latest = newest?.version ?? 0
  const isBehind = held.basedOn < latest
  if (isBehind && !held.dirty && newest) setHeld(fresh(newest, mode, held.epoch + 1))

  const put = (next: Held) => {
    const { basedOn, content, note } = next
    setHeld({
      ...next,
      dirty: true,
      kept: mode === "read" || keepDraft(id, { basedOn, mode, content, note }),
    })
  }
  const show = (draft: KeptDraft, basedOn: number) => {
    const { content, note } = draft
    put({ ...held, content, note, basedOn, epoch: held.epoch + 1 })
  }
  return {
    ...held,
    aside,
    /** Who was faster, where what is typed is over an older version. */
    newer: isBehind && held.dirty ? newest : null,
    change: (content: AnnouncementContent) => put({ ...held, content }),
    setNote: (note: BothSides) => put({ ...held, note }),
    /** What is typed goes over the newest version with the next save; that one stays among the versions. */
    keepMine: () => put({ ...held, basedOn: latest }),
    /** What is typed is put aside, and the newest version takes its place. */
    takeTheirs() {
      if (!newest || mode === "read") return
      const { basedOn, content, note } = held
      putAside(id, { basedOn, mode, content, note })
      setAside(asideOf(id))
      setHeld(fresh(newest, mode, held.epoch + 1))
    },
    bringBack() {
      if (aside) show(aside, latest)
      forgetAside(id)
      setAside(null)
    },
    dropAside() {
      forgetAside(id)
      setAside(null)
    },
    /** Back to what is saved. */
    discard() {
      forgetDraft(id)
      setHeld(newest ? fresh(newest, mode, held.epoch + 1) : { ...begin(o, null), epoch: held.epoch + 1 })
    },
    saved(next: OpenedAnnouncement) {
      forgetDraft(id)
      setHeld({ ...held, dirty: false, basedOn: next.line.latest })
    },
  }
}

function begin(o: Parameters<typeof useDraft>[0], newest: AnnouncementVersion | null): Held {
  const { id, start, mode } = o
  const kept = keptDraft(id)
  if (kept && kept.mode === mode) {
    const { content, note, basedOn } = kept
    return { content, note, basedOn, dirty: true, kept: true, epoch: 0 }
  }
  if (newest) return fresh(newest, mode, 0)
  return { content: start, note: NONE, basedOn: 0, dirty: false, kept: true, epoch: 0 }
}

const NONE: BothSides = { en: "", zh: "" }

/** A correction or an update says anew what changed; a version that is one already keeps what it says. */
function fresh(newest: AnnouncementVersion, mode: ComposerMode, epoch: number): Held {
  const { content, version } = newest
  const note = mode === "save" || mode === "read" ? newest.note : NONE
  return { content, note, basedOn: version, dirty: false, kept: true, epoch }
}
