import type { App } from "../../platform/http/app.ts"
import { articlePages } from "./article.ts"
import type { HelpDeps } from "./deps.ts"
import { articlePreview } from "./preview.ts"
import { topicPages } from "./topics.ts"

export type { HelpDeps } from "./deps.ts"

/** What there is to read on the help site. */
export function helpPages(app: App, o: HelpDeps): void {
  articlePages(app, o)
  topicPages(app, o)
  articlePreview(app, o)
}
