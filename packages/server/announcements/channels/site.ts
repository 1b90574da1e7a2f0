import { publicPaths } from "../../../portal/paths-public.ts"
import { LOCALES, sideOf } from "../announcement.ts"
import { bodyHtml, escaped } from "../body-html.ts"
import { bannerOf } from "../reading/banners.ts"
import { feedItem, feedPath } from "../reading/feeds.ts"
import type { AnnouncementChannel } from "./channel.ts"

type Deps = { origin: string }

/** The pages of the help site. They are drawn from what is out, so there is nothing to send. */
export function siteChannel({ origin }: Deps): AnnouncementChannel {
  return {
    key: "site",
    name: { en: "Help site", zh: "帮助站" },
    most: null,
    onPages: true,
    announce: async ({ slug }) => ({ link: publicPaths("en").announcement(slug) }),
    audience: async () => null,
    preview: ({ content }) =>
      LOCALES.map((locale) => {
        const { title, summary, body } = content.texts[sideOf(locale)]
        return { locale, shape: "html", title, body: `<p>${escaped(summary)}</p>${bodyHtml(body, origin)}` }
      }),
  }
}

/** The strip on top of every page: it is shown once this place has taken the version. */
export function bannerChannel(): AnnouncementChannel {
  return {
    key: "banner",
    name: { en: "Banner on every page", zh: "全站横幅" },
    most: 160,
    onPages: true,
    announce: async () => ({ link: null }),
    audience: async () => null,
    preview: (announced) =>
      LOCALES.map((locale) => {
        const { title, about, severity } = bannerOf(announced, locale)
        return { locale, shape: "text", title, body: [severity, about].filter(Boolean).join(" · ") }
      }),
  }
}

/** RSS, Atom and JSON Feed, each by language and kind. */
export function feedChannel({ origin }: Deps): AnnouncementChannel {
  return {
    key: "feed",
    name: { en: "Feeds (RSS, Atom, JSON)", zh: "订阅源（RSS、Atom、JSON）" },
    most: null,
    onPages: true,
    announce: async () => ({ link: feedPath({ locale: "en", kind: null, format: "rss" }) }),
    audience: async () => null,
    preview: (announced) =>
      LOCALES.map((locale) => {
        const { title, content } = feedItem(announced, { origin, locale })
        return { locale, shape: "html", title, body: content }
      }),
  }
}
