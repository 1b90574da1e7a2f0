import { saveNow } from "../data/drafts.ts"
import { startLive, stopLive } from "../data/live.ts"
import { pumpAll } from "../data/outbox.ts"
import { onRow, onTimeline } from "../data/state.ts"
import { onFrames, onLineOpen, whenListsOutdated } from "../data/sync.ts"
import { saveVisitSoon } from "../data/visit.ts"
import { list, refresh } from "../inbox/list.ts"
import { listenForAlerts } from "./alerts.ts"
import { tellOutcomes } from "./outcomes.ts"

let stopped: (() => void)[] | null = null
let opened = 0

/** Opens the line and keeps everything in step from now on; called once a session, again it does nothing. */
export function goLive(onSignedOut: () => void): void {
  if (stopped) return
  opened = 0
  whenListsOutdated(() => void refresh())
  startLive({
    onOpen() {
      onLineOpen(opened === 0)
      opened += 1
      pumpAll()
    },
    onFrames,
    onSignedOut,
  })
  stopped = [
    stopLive,
    tellOutcomes(),
    listenForAlerts(),
    onRow(() => saveVisitSoon()),
    onTimeline(saveVisitSoon),
    list.subscribe(() => saveVisitSoon()),
    whenHidden(saveNow),
  ]
}

export function goSilent(): void {
  for (const stop of stopped ?? []) stop()
  stopped = null
}

function whenHidden(save: () => void): () => void {
  const hidden = () => {
    if (document.hidden) save()
  }
  addEventListener("pagehide", save)
  document.addEventListener("visibilitychange", hidden)
  return () => {
    removeEventListener("pagehide", save)
    document.removeEventListener("visibilitychange", hidden)
  }
}
