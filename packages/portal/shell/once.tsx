import { type ComponentChildren, createContext } from "preact"
import { useContext } from "preact/hooks"
import { jsxTemplate } from "preact/jsx-runtime"
import { renderToString } from "preact-render-to-string"
import { PageProvider, type PageState, usePage } from "./page-state.ts"

/** The HTML of parts that have been drawn, by name, for one brand, language, zone and theme; null where none is kept. */
const Drawn = createContext<Map<string, string> | null>(null)
export const DrawnProvider = Drawn.Provider

/**
 * A part of a page that is the same whatever was asked and whoever asks: drawn once, then kept. `name` says everything
 * that it depends on besides what `Drawn` is kept for; a part that reads the page's own address throws.
 */
export function Once({ name, children }: { name: string; children: () => ComponentChildren }) {
  const page = usePage()
  const drawn = useContext(Drawn)
  if (!drawn) return <>{children()}</>
  const html =
    drawn.get(name) ?? renderToString(<PageProvider value={forAll(page)}>{children()}</PageProvider>)
  drawn.set(name, html)
  return jsxTemplate([html])
}

function forAll(page: PageState): PageState {
  return {
    ...page,
    get path(): string {
      throw new Error("a part that is drawn once depends on where it stands")
    },
  }
}
