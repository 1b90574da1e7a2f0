import { articleSlug } from "@veridesk/contract/article-document.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import { publicPaths } from "../../../portal/paths-public.ts"
import type { FormRail } from "../../../portal/props-form.ts"
import { type Reader, titlesOf } from "../../articles/index.ts"
import { ABOUT_ARTICLE } from "../../intake/receive.ts"
import type { Form } from "../../intake-forms/index.ts"
import { atLeast } from "@veridesk/contract/people.ts"
import type { Db } from "../../platform/db/connect.ts"
import type { Customer } from "./deps.ts"

type Asked = { values: Record<string, string>; locale: Locale; customer: Customer }

/** Who came by a claim's link alone reads what anybody may. */
function readerOf({ actor }: Customer): Reader {
  return atLeast(actor.level, "session") ? "customer" : "anybody"
}

/** The article that led to the form, where there is one of the name that came along; any other is left out. */
export async function readBefore(
  o: { db: Db },
  { values, locale, customer }: Asked,
): Promise<{ slug: string; title: string } | null> {
  const slug = articleSlug.safeParse(values[ABOUT_ARTICLE]).data
  if (!slug) return null
  const [article] = await titlesOf(o.db, { slugs: [slug], locale, reader: readerOf(customer) })
  return article ?? null
}

/** What there is to read beside a form: the articles that it names, and the one that led to it. */
export async function readingFor(
  o: { db: Db },
  { form, ...asked }: Asked & { form: Form | undefined },
): Promise<Pick<FormRail, "articles" | "readBefore">> {
  const { locale, customer } = asked
  const [named, before] = await Promise.all([
    titlesOf(o.db, { slugs: form?.articles ?? [], locale, reader: readerOf(customer) }),
    readBefore(o, asked),
  ])
  return {
    articles: named
      .filter(({ slug }) => slug !== before?.slug)
      .map(({ slug, title }) => ({ href: publicPaths(locale).article(slug), title })),
    readBefore: before?.title ?? null,
  }
}
