import axe, { type ImpactValue, type RunOptions } from "axe-core"
import type { Page } from "playwright-core"

/** What axe finds wrong, with each element it means. */
export type AxeFault = { id: string; impact: ImpactValue | undefined; nodes: { html: string; why: string }[] }

/**
 * Has axe look at a page, or at the part of it that `within` names, by all its rules, or by these tags or rules.
 *
 * It is run in the page itself: our pages have no frames to be gathered, and the long list of what passed stays where
 * it was made. That is a fifth of the time its own driver takes for the same faults.
 */
export async function axeFaults(
  page: Page,
  o: { within?: string; tags?: string[]; rules?: string[] } = {},
): Promise<AxeFault[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source)
  const options: RunOptions = { resultTypes: ["violations"] }
  if (o.tags) options.runOnly = { type: "tag", values: o.tags }
  if (o.rules) options.runOnly = { type: "rule", values: o.rules }
  return page.evaluate(
    async ({ within, options }) => {
      const { violations } = await window.axe.run(within ?? document, options)
      return violations.map(({ id, impact, nodes }) => ({
        id,
        impact,
        nodes: nodes.map(({ html, failureSummary }) => ({ html, why: failureSummary ?? "" })),
      }))
    },
    { within: o.within, options },
  )
}

declare global {
  interface Window {
    axe: typeof axe
  }
}
