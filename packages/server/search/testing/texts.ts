import { inTransaction } from "../../platform/db/transaction.ts"
import type { House } from "../../platform/testing/house.ts"
import { indexDocuments, removeDocuments, type SearchDocument } from "../index.ts"

/** A text as an article of the help site would be indexed. */
export function text(more: Partial<SearchDocument> & Pick<SearchDocument, "key" | "title">): SearchDocument {
  return {
    kind: "article",
    locale: /\p{Script=Han}/u.test(more.title) ? "zh-CN" : "en",
    summary: "",
    body: "",
    keywords: [],
    topic: null,
    audience: "public",
    updatedAt: new Date("2026-11-01T00:00:00Z"),
    ...more,
  }
}

/** Six subjects in both languages. */
export const texts: SearchDocument[] = [
  text({
    key: "withdrawal-delayed",
    title: "My withdrawal is taking long",
    summary: "Where a withdrawal stands and what it waits for.",
  }),
  text({ key: "withdrawal-delayed", title: "提现迟迟没到账", summary: "查看提现停在哪一步，在等什么。" }),
  text({
    key: "deposit-not-credited",
    title: "My deposit hasn’t arrived",
    summary: "Find out whether a deposit is still confirming.",
  }),
  text({ key: "deposit-not-credited", title: "充值还没到账", summary: "一分钟弄清充值是否还在等确认。" }),
  text({
    key: "reset-two-factor",
    title: "Reset your authenticator",
    summary: "When you lost the phone with the codes.",
  }),
  text({ key: "reset-two-factor", title: "重置谷歌验证器", summary: "手机丢失或更换后如何恢复登录。" }),
  text({
    key: "liquidation",
    title: "How liquidation works",
    summary: "When a position is closed by force.",
  }),
  text({ key: "liquidation", title: "强制平仓是怎么回事", summary: "保证金不足时仓位如何被强平。" }),
  text({
    key: "fake-support",
    title: "People who pretend to be our support",
    summary: "How to tell an impersonator.",
  }),
  text({ key: "fake-support", title: "冒充客服的骗子", summary: "如何识别假客服。" }),
  text({
    key: "api-signature",
    title: "Signature errors of the API",
    summary: "Code -1022 and how to sign a request.",
    keywords: ["-1022"],
  }),
  text({
    key: "api-signature",
    title: "API 签名错误",
    summary: "错误码 -1022 的原因与签名方法。",
    keywords: ["-1022"],
  }),
]

/** Takes the product's own articles out of a house's index, for tests that count on texts of their own. */
export async function withoutArticles(house: House): Promise<void> {
  const { rows } = await house.pool.query<{ key: string }>(
    "select distinct key from search_documents where kind = 'article'",
  )
  await inTransaction(house.db, (tx) =>
    removeDocuments(
      tx,
      rows.map(({ key }) => ({ kind: "article", key })),
    ),
  )
  house.app.search.refresh()
}

/** Puts texts into a house's index and has its process see them. */
export async function fill(house: House, documents: SearchDocument[]): Promise<void> {
  await inTransaction(house.db, (tx) => indexDocuments(tx, documents))
  house.app.search.refresh()
}
