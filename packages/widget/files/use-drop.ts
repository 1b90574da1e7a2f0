import type { RefObject } from "preact"
import { useEffect } from "preact/hooks"
import { useApp } from "../panel/app.ts"
import { filesIn } from "./pick.ts"

/** Files may be dropped anywhere on the panel while there is something to attach them to. */
export function useDrop(part: RefObject<HTMLElement | null>): void {
  const { page, uploads } = useApp()
  useEffect(() => {
    const { current } = part
    const takes = () => page.get().at === "chat" || page.get().at === "intake"
    const over = (event: DragEvent) => {
      if (takes() && event.dataTransfer?.types.includes("Files")) event.preventDefault()
    }
    const drop = (event: DragEvent) => {
      const files = filesIn(event.dataTransfer)
      if (files.length === 0 || !takes()) return
      event.preventDefault()
      uploads.add(files)
    }
    current?.addEventListener("dragover", over)
    current?.addEventListener("drop", drop)
    return () => {
      current?.removeEventListener("dragover", over)
      current?.removeEventListener("drop", drop)
    }
  }, [part, page, uploads])
}
