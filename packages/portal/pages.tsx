import { errors } from "@veridesk/ui/messages/errors.ts"
import { formErrors } from "@veridesk/ui/messages/form-errors.ts"
import { portal } from "@veridesk/ui/messages/portal.ts"
import { knows, messagesFor, say } from "@veridesk/ui/say.ts"
import type { VNode } from "preact"
import { renderToString } from "preact-render-to-string"
import { draw } from "./draw.tsx"
import { type IslandData, type IslandName, islandErrors, islandMessages } from "./island-data.ts"
import type { ErrorFact, PageContext, PageKind, PageProps } from "./props.ts"
import { Document } from "./shell/document.tsx"
import { DrawnProvider } from "./shell/once.tsx"
import { PageProvider, type PageState } from "./shell/page-state.ts"

export { renderMail } from "./mail/render-mail.tsx"

/**
 * The HTML document of a page: a pure function of its arguments, no I/O, no clock.
 * Throws when a message lacks a value: such a page would be wrong rather than ugly.
 */
export function renderPage<Kind extends PageKind>(
  kind: Kind,
  props: PageProps[Kind],
  context: PageContext,
): string {
  const page = stateOf(context)
  const { body, title, here, form, island, sheet } = draw(kind, props, page)
  const document = (
    <PageProvider value={page}>
      <DrawnProvider value={context.drawn ?? null}>
        <Document
          title={title}
          context={context}
          island={island}
          sheet={sheet ?? null}
          here={here}
          form={form}
        >
          {body}
          {hasData(island) && dataFor({ island, props, page, nonce: context.nonce })}
        </Document>
      </DrawnProvider>
    </PageProvider>
  )
  return `<!doctype html>${renderToString(document)}`
}

function stateOf(context: PageContext): PageState {
  const { locale, zone, now, csrf, path, brand, viewer, assets } = context
  return {
    locale,
    zone,
    now,
    csrf,
    path,
    brand,
    viewer,
    icons: assets.icons,
    t: (key, values) => say(locale, portal, key, values),
    problem: (error) => problemOf(locale, error),
  }
}

function problemOf(
  locale: PageContext["locale"],
  error: ErrorFact,
): { sentence: string; next: string | null } {
  if (error.message !== undefined) return { sentence: error.message, next: error.next ?? null }
  const next = `${error.code}.next`
  for (const catalogue of [formErrors, errors])
    if (knows(catalogue, error.code)) {
      return {
        sentence: say(locale, catalogue, error.code, error.values),
        next: knows(catalogue, next) ? say(locale, catalogue, next, error.values) : null,
      }
    }
  return {
    sentence: `${say(locale, errors, "internal")} (${error.code})`,
    next: say(locale, errors, "internal.next"),
  }
}

function hasData(island: string | null): island is IslandName {
  return island !== null && island in islandMessages
}

interface Data {
  island: IslandName
  props: unknown
  page: PageState
  nonce: string
}

/** A data block, never run as a script; "<" is escaped so that no text in it can end it. */
function dataFor({ island, props, page, nonce }: Data): VNode {
  const { t: _t, problem: _problem, ...facts } = page
  // The home page's island only reads what is typed; the others draw with these props.
  const draws = island !== "find"
  const data: IslandData<unknown> = {
    props: draws ? props : null,
    page: facts,
    ...textsFor(page.locale, island),
  }
  const json = JSON.stringify(data).replaceAll("<", "\\u003c")
  return (
    <script
      type="application/json"
      id="island-data"
      nonce={nonce || undefined}
      dangerouslySetInnerHTML={{ __html: json }}
    />
  )
}

type Texts = Pick<IslandData<unknown>, "messages" | "errors">

const known = new Map<string, Texts>()

/** What an island says: the same on every page, picked out of thousands of messages once. */
function textsFor(locale: PageContext["locale"], island: IslandName): Texts {
  const key = `${locale} ${island}`
  const before = known.get(key)
  if (before) return before
  const texts = {
    messages: messagesFor(locale, portal, islandMessages[island]),
    errors: {
      ...messagesFor(locale, errors, islandErrors[island]),
      ...messagesFor(locale, formErrors, islandErrors[island]),
    },
  }
  known.set(key, texts)
  return texts
}
