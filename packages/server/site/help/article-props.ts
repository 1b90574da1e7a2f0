import { readingMinutes, textOf } from "@veridesk/contract/article-text.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import { portal } from "@veridesk/ui/messages/portal.ts"
import { say } from "@veridesk/ui/say.ts"
import { publicPaths } from "../../../portal/paths-public.ts"
import type { ArticleProps, LiveFacts } from "../../../portal/props-articles.ts"
import { type LiveFact, liveValues, type ReadArticle } from "../../articles/index.ts"
import { ABOUT_ARTICLE } from "../../intake/receive.ts"
import type { PublicDrawing } from "../page.ts"
import type { HelpDeps } from "./deps.ts"
import { articleFacts, breadcrumbs } from "./structured.ts"

export const NOTHING_SAID: ArticleProps["feedback"] = {
  state: "asked",
  problem: null,
  reason: null,
  comment: "",
}

/** Everything an article's page shows, with what the exchange says now. */
export async function articleProps(
  o: HelpDeps,
  article: ReadArticle,
  p: { locale: Locale; origin: string; feedback: ArticleProps["feedback"]; preview?: boolean },
): Promise<ArticleProps> {
  const { locale } = p
  const { slug, doc, topic, related } = article
  const to = publicPaths(locale)
  const live = await liveValues(o.exchange, doc, o.clock())
  return {
    url: `${p.origin}${to.article(slug)}`,
    slug,
    title: article.title,
    doc,
    language: article.locale,
    topic: { href: to.topic(topic.key), title: topic.name },
    updatedAt: article.publishedAt.toISOString(),
    team: article.team === null ? null : o.teamNamed(article.team, locale),
    minutes: readingMinutes(textOf(doc)),
    live: Object.fromEntries(Object.entries(live).map(([name, fact]) => [name, liveFacts(fact)])),
    related: related.map((one) => ({ href: to.article(one.slug), title: one.title })),
    feedback: p.feedback,
    ask: askAddress(o, article),
    preview: p.preview ?? false,
  }
}

function liveFacts({ asOf, networks }: LiveFact): LiveFacts {
  return {
    asOf,
    networks: networks.map(({ network, deposit, withdrawal, maintenance }) => ({
      network,
      confirmations: deposit.confirmations,
      depositOpen: deposit.open,
      withdrawalOpen: withdrawal.open,
      depositMinimum: deposit.minimum,
      withdrawalMinimum: withdrawal.minimum,
      fee: withdrawal.fee,
      maintenance: maintenance && { until: maintenance.until },
    })),
  }
}

/** The form of the ticket that an article leads to, with the article in its hand. */
export function askAddress(o: Pick<HelpDeps, "forms">, { slug, forms }: ReadArticle): string {
  const type = forms.find((key) => o.forms.offered(key) !== undefined)
  return `/tickets/new?${new URLSearchParams({ ...(type && { type }), [ABOUT_ARTICLE]: slug })}`
}

/** What search engines may know. A text that stands in for one that isn't there names its own address as the right one. */
export function articleHead(
  article: ReadArticle,
  { locale, brand, index }: { locale: Locale; brand: { name: string; origin: string }; index: boolean },
): PublicDrawing<"article">["head"] {
  const { slug, title, summary, topic } = article
  const path = publicPaths(article.locale).article(slug)
  const to = publicPaths(locale)
  return {
    description: summary || title,
    canonical: path,
    languages: Object.fromEntries(
      article.locales.map((language) => [language, publicPaths(language).article(slug)]),
    ),
    index,
    kind: "article",
    structured: [
      articleFacts(brand.origin, {
        title,
        summary,
        language: article.locale,
        path,
        updatedAt: article.publishedAt,
        publisher: brand.name,
      }),
      breadcrumbs(brand.origin, [
        { name: say(locale, portal, "nav.help"), path: to.home },
        { name: topic.name, path: to.topic(topic.key) },
        { name: title, path },
      ]),
    ],
  }
}
