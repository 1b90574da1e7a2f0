/** A step of the way to a page: its name, and its path on this site. */
export type Crumb = { name: string; path: string }

/** schema.org BreadcrumbList: the way to a page as search engines show it. */
export function breadcrumbs(origin: string, trail: Crumb[]): object {
  return {
    "@context": "https://schema.org",
    "@type": "BreadcrumbList",
    itemListElement: trail.map(({ name, path }, at) => ({
      "@type": "ListItem",
      position: at + 1,
      name,
      item: `${origin}${path}`,
    })),
  }
}

/** schema.org Article: what it is about, in which language, who answers for it and since when it stands so. */
export function articleFacts(
  origin: string,
  a: { title: string; summary: string; language: string; path: string; updatedAt: Date; publisher: string },
): object {
  return {
    "@context": "https://schema.org",
    "@type": "Article",
    headline: a.title,
    ...(a.summary !== "" && { description: a.summary }),
    inLanguage: a.language,
    dateModified: a.updatedAt.toISOString(),
    mainEntityOfPage: `${origin}${a.path}`,
    author: { "@type": "Organization", name: a.publisher },
    publisher: { "@type": "Organization", name: a.publisher },
  }
}
