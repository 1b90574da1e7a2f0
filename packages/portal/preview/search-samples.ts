import type { Locale } from "../props.ts"
import type { MarkedText, SearchProps, SearchResult } from "../props-search.ts"
import { publicPaths } from "../paths-public.ts"
import { now, pick } from "./people.ts"

const tasks = (): SearchProps["tasks"] => [
  { task: "deposit", href: "/tickets/new?type=deposit-not-credited" },
  { task: "withdrawal", href: "/tickets/new?type=withdrawal-delayed" },
  { task: "locked", href: "/locked-out?problem=locked" },
  { task: "lost-2fa", href: "/locked-out?problem=lost-authenticator" },
  { task: "card", href: "/tickets/new?type=other" },
  { task: "scam", href: "/tickets/new?type=other" },
]

function result(locale: Locale, more: Partial<SearchResult> = {}): SearchResult {
  return {
    kind: "article",
    href: publicPaths(locale).article("deposit-not-credited"),
    title: either(
      locale,
      [
        { text: "My deposit", hit: true },
        { text: " hasn’t arrived", hit: false },
      ],
      [
        { text: "充值", hit: true },
        { text: "还没到账", hit: false },
      ],
    ),
    snippet: either(
      locale,
      [
        { text: "Find out in a minute whether a ", hit: false },
        { text: "deposit", hit: true },
        {
          text: " is still confirming, was sent to the wrong place, or needs one of us to look.",
          hit: false,
        },
      ],
      [
        { text: "一分钟弄清", hit: false },
        { text: "充值", hit: true },
        { text: "还在等确认、转错了地方，还是需要我们处理。", hit: false },
      ],
    ),
    topic: pick(locale, "Deposits", "充值"),
    updatedAt: now,
    locale,
    ...more,
  }
}

const empty: SearchProps = {
  query: "",
  secret: false,
  code: null,
  total: 0,
  results: [],
  chips: [],
  tickets: null,
  closest: [],
  tasks: tasks(),
  askHref: "/tickets/new?type=other",
  page: 1,
  pages: 0,
  newerHref: null,
  olderHref: null,
}

/** Results of every kind, one of them in the other language, with filters and pages, for a reader who is signed in. */
export function search(locale: Locale): SearchProps {
  const to = publicPaths(locale)
  const query = pick(locale, "deposit", "充值")
  return {
    ...empty,
    query,
    total: 23,
    results: [
      result(locale),
      result(locale, {
        kind: "tool",
        href: to.depositTool,
        topic: null,
        title: [{ text: pick(locale, "Track a deposit by its TxID", "用 TxID 查询充值进度"), hit: false }],
      }),
      result(locale, { locale: locale === "en" ? "zh-CN" : "en" }),
      result(locale, { kind: "announcement", href: to.announcement("eth-wallet-upgrade"), topic: null }),
    ],
    chips: [
      { label: { kind: "article" }, count: 18, href: `${to.search(query)}&kind=article`, on: false },
      { label: { kind: "announcement" }, count: 4, href: `${to.search(query)}&kind=announcement`, on: true },
      { label: { kind: "tool" }, count: 1, href: `${to.search(query)}&kind=tool`, on: false },
      {
        label: { topic: pick(locale, "Deposits", "充值") },
        count: 12,
        href: `${to.search(query)}&topic=deposits`,
        on: false,
      },
    ],
    tickets: [
      {
        number: "4812077351",
        href: "/tickets/4812077351",
        title: pick(locale, "USDT deposit missing", "USDT 充值未到账"),
        updatedAt: now,
      },
    ],
    page: 2,
    pages: 3,
    newerHref: to.search(query),
    olderHref: `${to.search(query)}&page=3`,
  }
}

export function searchNone(locale: Locale): SearchProps {
  const query = pick(locale, "quantum yoga", "玄学占卜")
  return {
    ...empty,
    query,
    closest: [result(locale)],
    askHref: `/tickets/new?type=other&description=${encodeURIComponent(query)}`,
  }
}

export function searchTxid(locale: Locale): SearchProps {
  const to = publicPaths(locale)
  const txid = "7b".repeat(32)
  return {
    ...empty,
    query: txid,
    code: {
      kind: "txid",
      txid,
      network: "TRON",
      depositHref: `${to.depositTool}?txid=${txid}`,
      withdrawalHref: to.withdrawalTool,
    },
  }
}

export function searchSecret(_locale: Locale): SearchProps {
  return { ...empty, secret: true }
}

export function searchEmpty(_locale: Locale): SearchProps {
  return empty
}

function either(locale: Locale, en: MarkedText, zh: MarkedText): MarkedText {
  return locale === "en" ? en : zh
}
