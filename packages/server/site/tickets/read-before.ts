import { articleSlug } from "@veridesk/contract/article-document.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import { publicPaths } from "../../../portal/paths-public.ts"
import type { FormRail } from "../../../portal/props-form.ts"
import { titlesOf } from "../../articles/index.ts"
import { ABOUT_ARTICLE } from "../../intake/receive.ts"
import type { Form } from "../../intake-forms/index.ts"
import type { Db } from "../../platform/db/connect.ts"

type Asked = { values: Record<string, string>; locale: Locale }

/** The article that led to the form, where there is one of the name that came along; any other is left out. */
export async function readBefore(
  o: { db: Db },
  { values, locale }: Asked,
): Promise<{ slug: string; title: string } | null> {
  const slug = articleSlug.safeParse(values[ABOUT_ARTICLE]).data
  if (!slug) return null
  const [article] = await titlesOf(o.db, { slugs: [slug], locale, reader: "customer" })
  return article ?? null
}

/** What there is to read beside a form: the articles that it names, and the one that led to it. */
export async function readingFor(
  o: { db: Db },
  { form, ...asked }: Asked & { form: Form | undefined },
): Promise<Pick<FormRail, "articles" | "readBefore">> {
  const { locale } = asked
  const [named, before] = await Promise.all([
    titlesOf(o.db, { slugs: form?.articles ?? [], locale, reader: "customer" }),
    readBefore(o, asked),
  ])
  return {
    articles: named
      .filter(({ slug }) => slug !== before?.slug)
      .map(({ slug, title }) => ({ href: publicPaths(locale).article(slug), title })),
    readBefore: before?.title ?? null,
  }
}
