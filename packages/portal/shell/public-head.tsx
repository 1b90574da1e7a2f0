import type { PublicHead as Head } from "../props.ts"
import { usePage } from "./page-state.ts"

/** What search engines, feed readers and links elsewhere may know; a private page says only that nobody may index it. */
export function PublicHead({ title, head }: { title: string; head: Head | null }) {
  const { brand, locale } = usePage()
  if (!head) return <meta name="robots" content="noindex, nofollow" />
  const languages = Object.entries(head.languages)
  const fallback = head.languages.en ?? languages[0]?.[1]
  const address = `${head.origin}${head.canonical}`
  return (
    <>
      <meta name="description" content={head.description} />
      {!head.index && <meta name="robots" content="noindex, follow" />}
      <link rel="canonical" href={address} />
      {languages.map(([language, path]) => (
        <link key={language} rel="alternate" hreflang={language} href={`${head.origin}${path}`} />
      ))}
      {fallback && <link rel="alternate" hreflang="x-default" href={`${head.origin}${fallback}`} />}
      {head.feeds.map((feed) => (
        <link key={feed.href} rel="alternate" type={feed.type} title={feed.title} href={feed.href} />
      ))}
      <meta property="og:type" content={head.kind} />
      <meta property="og:site_name" content={brand.name} />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={head.description} />
      <meta property="og:url" content={address} />
      <meta property="og:locale" content={locale.replace("-", "_")} />
      {head.structured.map((thing) => (
        <script
          key={JSON.stringify(thing).length}
          type="application/ld+json"
          dangerouslySetInnerHTML={{ __html: JSON.stringify(thing).replaceAll("<", "\\u003c") }}
        />
      ))}
    </>
  )
}
