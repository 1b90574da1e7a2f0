import type { ArticleBlock, ArticleDocument } from "@veridesk/contract/article-document.ts"
import { publicPaths } from "../paths-public.ts"
import type { ArticleProps, LiveNetwork, TopicProps, TopicsProps } from "../props-articles.ts"
import type { Locale } from "../props.ts"
import { now, pick } from "./people.ts"

type Inline = NonNullable<Extract<ArticleBlock, { type: "paragraph" }>["content"]>[number]

const said = (text: string, ...marks: NonNullable<Extract<Inline, { type: "text" }>["marks"]>): Inline => ({
  type: "text",
  text,
  marks,
})
const p = (...content: (string | Inline)[]): ArticleBlock => ({
  type: "paragraph",
  content: content.map((one) => (typeof one === "string" ? said(one) : one)),
})
const h = (level: 2 | 3, text: string): ArticleBlock => ({
  type: "heading",
  attrs: { level },
  content: [said(text)],
})
const cell = (type: "tableHeader" | "tableCell", text: string) => ({ type, content: [p(text)] })

/** A text with one of everything that an article can hold. */
export function articleDocument(locale: Locale): ArticleDocument {
  const t = (en: string, zh: string) => pick(locale, en, zh)
  return {
    type: "doc",
    content: [
      p(
        t("Most deposits only wait for confirmations. With the ", "大多数“未到账”只是确认数还不够。拿到 "),
        said("TxID", { type: "bold" }),
        t(" you can see where it is, ", "就能查到资产在哪里，"),
        said(t("usually without a ticket", "通常不需要工单"), { type: "italic" }),
        t(".", "。"),
      ),
      {
        type: "callout",
        attrs: { kind: "tip" },
        content: [p(t("Paste the TxID into the box.", "把 TxID 粘贴到搜索框。"))],
      },
      h(2, t("Look at the chain first", "先看链上状态")),
      p(
        t("Open the record of the ", "打开"),
        said(t("sending platform", "转出平台"), {
          type: "link",
          attrs: { href: "https://tronscan.example/tx?a=1" },
        }),
        t(", and compare ", "的记录，核对"),
        said(t("the article on scams", "防诈骗文章"), {
          type: "link",
          attrs: { href: "article:recovery-scams" },
        }),
        t(".", "。"),
      ),
      { type: "liveValue", attrs: { what: "wallet-status", asset: "USDT", chain: null } },
      h(2, t("Three things to check", "三步自查")),
      {
        type: "orderedList",
        attrs: { start: 1 },
        content: [
          {
            type: "listItem",
            content: [
              p(said(t("Find the TxID", "找到 TxID"), { type: "bold" })),
              p(t("A string of 64 characters.", "一串 64 位字符。")),
              {
                type: "image",
                attrs: {
                  src: "/articles/images/0197a0a0-0000-7000-8000-000000000001",
                  alt: t("The row TxID in the record of a withdrawal", "提币记录中的 TxID 一栏"),
                  width: 1200,
                  height: 640,
                },
              },
            ],
          },
          { type: "listItem", content: [p(t("Compare the whole address.", "逐字核对收款地址。"))] },
        ],
      },
      h(2, t("Confirmations", "确认数")),
      { type: "liveValue", attrs: { what: "confirmations", asset: "USDT", chain: null } },
      { type: "liveValue", attrs: { what: "fees", asset: "USDT", chain: "tron" } },
      { type: "liveValue", attrs: { what: "minimums", asset: "BTC", chain: null } },
      {
        type: "table",
        content: [
          {
            type: "tableRow",
            content: [
              cell("tableHeader", t("What happened", "情况")),
              cell("tableHeader", t("What to do", "怎么办")),
              cell("tableHeader", t("Time", "用时")),
            ],
          },
          {
            type: "tableRow",
            content: [
              cell("tableCell", t("Wrong network", "充错网络")),
              cell("tableCell", t("File a ticket", "提交工单")),
              cell("tableCell", t("5–15 working days", "5–15 个工作日")),
            ],
          },
        ],
      },
      h(3, t("Special cases", "几种特殊情况")),
      {
        type: "bulletList",
        content: [{ type: "listItem", content: [p(t("Below the minimum.", "低于最低数量。"))] }],
      },
      {
        type: "callout",
        attrs: { kind: "info" },
        content: [p(t("Retired addresses stay ours.", "停用的地址仍归我们所有。"))],
      },
      {
        type: "callout",
        attrs: { kind: "warning" },
        content: [p(t("One ticket a deposit.", "一笔充值一张工单。"))],
      },
      {
        type: "callout",
        attrs: { kind: "danger" },
        content: [p(t("Nobody of us asks for a fee.", "我们不会索要“解冻费”。"))],
      },
      { type: "blockquote", content: [p(t("Sent is not credited.", "发出不等于到账。"))] },
      { type: "horizontalRule" },
      {
        type: "codeBlock",
        attrs: { language: "json" },
        content: [{ type: "text", text: '{ "code": 1022 }' }],
      },
      h(2, t("Still missing?", "仍未到账")),
      p(
        said(t("File a ticket", "提交工单"), {
          type: "link",
          attrs: { href: "/tickets/new?type=deposit-not-credited" },
        }),
        { type: "hardBreak" },
        t("with the TxID at hand.", "并准备好 TxID。"),
      ),
    ],
  }
}

const network = (name: string, more: Partial<LiveNetwork> = {}): LiveNetwork => ({
  network: name,
  confirmations: 20,
  depositOpen: true,
  withdrawalOpen: true,
  depositMinimum: "1",
  withdrawalMinimum: "10",
  fee: "1",
  maintenance: null,
  ...more,
})

export function article(locale: Locale, more: Partial<ArticleProps> = {}): ArticleProps {
  const to = publicPaths(locale)
  const usdt = [
    network("TRON (TRC20)", { depositOpen: false, maintenance: "2026-11-22T08:00:00Z" }),
    network("Ethereum (ERC20)", { confirmations: 12, fee: "3.2", depositMinimum: "5" }),
    network("Solana (SPL)", { withdrawalOpen: false, maintenance: "open-ended" }),
  ]
  return {
    url: `https://help.kestrel.example${to.article("deposit-not-credited")}`,
    slug: "deposit-not-credited",
    title: pick(locale, "My deposit has not arrived", "充值未到账怎么办"),
    doc: articleDocument(locale),
    language: locale,
    topic: { href: to.topic("deposits"), title: pick(locale, "Deposits", "充值与到账") },
    updatedAt: "2026-11-03T02:00:00Z",
    team: pick(locale, "Deposits", "充值组"),
    minutes: 4,
    live: {
      USDT: { asOf: now, networks: usdt },
      "USDT/tron": { asOf: now, networks: usdt.slice(0, 1) },
      BTC: { asOf: now, networks: [] },
    },
    related: topics(locale).shelves[0]?.first ?? [],
    feedback: { state: "asked", problem: null, reason: null, comment: "" },
    ask: "/tickets/new?type=deposit-not-credited&article=deposit-not-credited",
    preview: false,
    ...more,
  }
}

export function topics(locale: Locale): TopicsProps {
  const to = publicPaths(locale)
  const t = (en: string, zh: string) => pick(locale, en, zh)
  const link = (slug: string, title: string) => ({ href: to.article(slug), title })
  return {
    total: 214,
    shelves: [
      {
        href: to.topic("deposits"),
        title: t("Deposits", "充值与到账"),
        articles: 38,
        first: [
          link("deposit-not-credited", t("My deposit has not arrived", "充值 USDT 未到账怎么办")),
          link(
            "deposit-confirmations",
            t("How many confirmations each network needs", "各网络需要多少次确认"),
          ),
          link("memo-and-tag", t("Memo or tag forgotten", "忘记填写 Memo 或 Tag")),
        ],
      },
      {
        href: to.topic("withdrawals"),
        title: t("Withdrawals", "提现"),
        articles: 31,
        first: [
          link("withdrawal-delayed", t("Why a withdrawal is looked at by people", "提现为什么需要人工审核")),
        ],
      },
    ],
  }
}

export function topic(locale: Locale): TopicProps {
  const to = publicPaths(locale)
  const shelves = topics(locale).shelves
  return {
    title: pick(locale, "Deposits", "充值与到账"),
    articles: 38,
    shown: (shelves[0]?.first ?? []).map((one, at) => ({
      ...one,
      summary: pick(locale, "Find out in a minute where a deposit is.", "一分钟查清充值走到哪一步。"),
      updatedAt: "2026-11-03T02:00:00Z",
      language: at === 1 ? "en" : locale,
    })),
    next: `${to.topic("deposits")}?after=0.memo-and-tag`,
    others: shelves.slice(1).map(({ href, title, articles }) => ({ href, title, articles })),
  }
}
