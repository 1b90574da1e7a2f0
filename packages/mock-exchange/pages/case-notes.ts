import type { Scene } from "../scene/scene.ts"
import type { Lang } from "./words.ts"

/** What each case of the scene shows, for whoever tries the forms by hand. */
export const caseNotes: Record<keyof Scene["cases"], Record<Lang, string>> = {
  retiredAddress: {
    en: "何知远: confirmed, sent to his retired address, not credited",
    zh: "何知远：链上已确认，转到了停用的旧地址，未入账",
  },
  pending: {
    en: "钱若溪: 14 of 20 at the first look, then counting on",
    zh: "钱若溪：首次查询时 14/20，之后继续确认",
  },
  held: { en: "钱若溪: confirmed, held in review", zh: "钱若溪：已确认，审核中" },
  otherChain: {
    en: "沈墨言: claimed on BSC, really on Ethereum",
    zh: "沈墨言：以为在 BSC，实际在 Ethereum",
  },
  failed: { en: "林書維: failed on chain", zh: "林書維：链上执行失败" },
  unconfirmed: { en: "Odile Varga: in the mempool, unconfirmed", zh: "Odile Varga：未打包，0 次确认" },
  belowMinimum: { en: "Tomas Reyhl: below the minimum", zh: "Tomas Reyhl：低于最低充值金额" },
  withoutTag: { en: "Amara Linde: XRP without the tag", zh: "Amara Linde：XRP 未填标签" },
  toStranger: { en: "To an address that is not ours", zh: "收款地址不属于本交易所" },
  hanging: { en: "The look-up never answers", zh: "查询一直没有结果" },
  credited: { en: "何知远: credited", zh: "何知远：已入账" },
  creditedEther: { en: "何知远: credited", zh: "何知远：已入账" },
  creditedBitcoin: { en: "何知远: credited", zh: "何知远：已入账" },
  creditedWithMemo: { en: "苏屿: credited by memo", zh: "苏屿：凭 Memo 已入账" },
  withdrawalSent: { en: "Tomas Reyhl's withdrawal, broadcast", zh: "Tomas Reyhl 的提现：已广播" },
  withdrawalArrived: { en: "沈墨言's withdrawal, confirmed", zh: "沈墨言的提现：已完成" },
}
