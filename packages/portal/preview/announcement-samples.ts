import type { Locale, PageKind, PageProps } from "../props.ts"
import type {
  AnnouncementProps,
  AnnouncementRow,
  AnnouncementSubscribeProps,
} from "../props-announcements.ts"
import { publicPaths } from "../paths-public.ts"
import { pick } from "./people.ts"

const AT = "2026-11-22T04:20:00Z"
const SLUG = "usdt-deposits-on-tron-are-late-1001"

export function announcementRows(locale: Locale): AnnouncementRow[] {
  const path = publicPaths(locale).announcement(SLUG)
  const row = { summary: "", affected: null, stage: null, at: AT, changed: null } as const
  return [
    {
      ...row,
      kind: "incident",
      severity: "warning",
      title: pick(locale, "USDT deposits on TRON are late", "TRON 网络 USDT 充值延迟"),
      summary: pick(locale, "Deposits arrive, but late. Funds are safe.", "充值会到账，但有延迟，资产安全。"),
      affected: "USDT-TRON",
      stage: "identified",
      path,
      changed: { reason: "update", at: "2026-11-22T04:40:00Z" },
    },
    {
      ...row,
      kind: "security",
      severity: "critical",
      title: pick(locale, "Beware of fake support that shares your screen", "请警惕假冒客服的屏幕共享骗局"),
      path: `${path}2`,
    },
  ]
}

function item(locale: Locale, more: Partial<AnnouncementProps> = {}): AnnouncementProps {
  const [row] = announcementRows(locale)
  return {
    number: 1001,
    version: 2,
    kind: "incident",
    severity: "warning",
    title: row?.title ?? "",
    summary: row?.summary ?? "",
    body: {
      type: "doc",
      content: [
        { type: "heading", attrs: { level: 2 }, content: [{ type: "text", text: "USDT-TRC20" }] },
        {
          type: "paragraph",
          content: [
            { type: "text", text: pick(locale, "Don’t send it again. ", "请勿重复充值。") },
            {
              type: "text",
              text: pick(locale, "Ask us", "联系我们"),
              marks: [{ type: "link", attrs: { href: "/tickets/new" } }],
            },
          ],
        },
      ],
    },
    affected: [{ asset: "USDT", chain: "Tron", effect: pick(locale, "Deposits are late", "充值延迟") }],
    startsAt: AT,
    endsAt: null,
    publishedAt: AT,
    timeline: [
      {
        stage: "identified",
        text: pick(locale, "A node is behind.", "一个节点同步落后。"),
        at: "2026-11-22T04:40:00Z",
      },
      { stage: "investigating", text: pick(locale, "We are looking.", "正在调查。"), at: AT },
    ],
    history: [
      { version: 2, reason: "update", note: "…", at: "2026-11-22T04:40:00Z", fingerprint: "", href: null },
      {
        version: 1,
        reason: "first",
        note: "",
        at: AT,
        fingerprint: "",
        href: `${publicPaths(locale).announcement(SLUG)}?version=1`,
      },
    ],
    corrected: null,
    replaced: null,
    withdrawn: null,
    fingerprint: "7F3A 09BC 51D2 E8A4 C06B",
    checkHref: publicPaths(locale).verify("7F3A 09BC 51D2 E8A4 C06B"),
    otherLanguage: { href: publicPaths(locale === "en" ? "zh-CN" : "en").announcement(SLUG), title: "" },
    ...more,
  }
}

function subscribe(
  locale: Locale,
  more: Partial<AnnouncementSubscribeProps> = {},
): AnnouncementSubscribeProps {
  return {
    action: publicPaths(locale).subscribe,
    who: "address",
    email: "",
    proved: true,
    choice: {
      kinds: ["security", "incident"],
      assets: "USDT, ETH",
      rhythm: "at-once",
      quiet: true,
      from: "22:00",
      to: "08:00",
      zone: "Asia/Shanghai",
    },
    zones: ["Asia/Shanghai", "UTC"],
    isOn: false,
    done: null,
    errors: [],
    pushKey: "BKey",
    ...more,
  }
}

type Sample = { [Kind in PageKind]: { kind: Kind; props: PageProps[Kind]; signedIn: boolean } }[PageKind]

/** The pages of announcements in every state that looks different. */
export function announcementSamples(locale: Locale): Record<string, Sample> {
  const list = publicPaths(locale).announcements
  const link = (state: "confirm" | "over" | "leave" | "left"): Sample => ({
    kind: "announcement-link",
    props: { state, email: "odile@mail.example", action: "/announcements/confirm/x7f3" },
    signedIn: false,
  })
  const shown = (props: AnnouncementProps): Sample => ({ kind: "announcement", props, signedIn: false })
  const asked = (props: AnnouncementSubscribeProps): Sample => ({
    kind: "announcement-subscribe",
    props,
    signedIn: props.who === "account",
  })
  return {
    announcements: {
      kind: "announcements",
      props: {
        kind: null,
        asset: "",
        kinds: [
          { kind: null, href: list },
          { kind: "security", href: `${list}?kind=security` },
        ],
        assets: ["USDT", "ETH"],
        rows: announcementRows(locale),
        older: `${list}?before=x`,
        newest: null,
        feeds: [{ name: "RSS", href: `${list}/feed/all.rss` }],
      },
      signedIn: false,
    },
    announcement: shown(item(locale)),
    "announcement-corrected": shown(item(locale, { timeline: [], corrected: { note: "…", at: AT } })),
    "announcement-replaced": shown(
      item(locale, { replaced: { note: "…", href: publicPaths(locale).announcement(SLUG) } }),
    ),
    "announcement-withdrawn": shown(item(locale, { withdrawn: { why: "…", at: AT } })),
    subscribe: asked(subscribe(locale)),
    "subscribe-errors": asked(
      subscribe(locale, {
        email: "odile@",
        errors: [
          { field: "email", code: "field.email" },
          { field: "assets", code: "assets-unreadable" },
        ],
      }),
    ),
    "subscribe-asked": asked(subscribe(locale, { done: "asked", email: "odile@mail.example" })),
    "subscribe-account": asked(
      subscribe(locale, { who: "account", isOn: true, proved: false, done: "kept" }),
    ),
    "subscription-confirm": link("confirm"),
    "subscription-over": link("over"),
    "subscription-leave": link("leave"),
    "subscription-left": link("left"),
  }
}
