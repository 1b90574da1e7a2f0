import { useSyncExternalStore } from "react"

/** The widths at which the desk changes its layout, as in the style sheets. */
const steps = [720, 900, 1279, 1439, 1679, 1899]

/** The width of the window, to the step; repaints only when it passes one. */
export function useWidth(): number {
  return useSyncExternalStore(listen, width)
}

function width(): number {
  return steps.find((step) => innerWidth <= step) ?? 1920
}

const queries = steps.map((step) => matchMedia(`(width <= ${step}px)`))

function listen(listener: () => void): () => void {
  for (const query of queries) query.addEventListener("change", listener)
  return () => {
    for (const query of queries) query.removeEventListener("change", listener)
  }
}
