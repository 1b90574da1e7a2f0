import type { RefObject } from "preact"
import { useEffect } from "preact/hooks"

/** Keys that are pressed anywhere within a part of the panel; the newest handler counts. */
export function useKeys(part: RefObject<HTMLElement | null>, handle: (event: KeyboardEvent) => void): void {
  useEffect(() => {
    const { current } = part
    current?.addEventListener("keydown", handle)
    return () => current?.removeEventListener("keydown", handle)
  })
}
