import { format } from "@veridesk/ui/say-lite.ts"
import type { IslandData } from "../island-data.ts"
import type { ErrorFact } from "../props.ts"
import type { PageState } from "../shell/page-state.ts"

/** The data block of this page, and a PageState that speaks with the messages that came with it. */
export function readIsland<Props>(): { props: Props; page: PageState } {
  const text = document.getElementById("island-data")?.textContent ?? ""
  const { props, page, messages, errors } = JSON.parse(text) as IslandData<Props>
  const said = (catalogue: Record<string, string>, error: ErrorFact, key: string) =>
    catalogue[key] === undefined ? null : format(page.locale, catalogue[key], error.values)
  return {
    props,
    page: {
      ...page,
      t: (key, values) => format(page.locale, messages[key] ?? "", values),
      problem: (error) =>
        error.message !== undefined
          ? { sentence: error.message, next: error.next ?? null }
          : {
              sentence: said(errors, error, error.code) ?? `${errors["internal"] ?? ""} (${error.code})`,
              next: said(errors, error, `${error.code}.next`),
            },
    },
  }
}
