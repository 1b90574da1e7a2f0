import type { Catalogue } from "../say.ts"

/** What the button in the exchange's own pages says; both languages come with the loader. */
export const widgetLoader = {
  support: { en: "Support", zh: "客服" },
  news: { en: "{n, plural, one {# new reply} other {# new replies}}", zh: "{n} 条新回复" },
  away: { en: "Support can’t be reached just now. Tap to try again.", zh: "暂时连接不上客服，点击重试。" },
} as const satisfies Catalogue
