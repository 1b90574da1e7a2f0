import type { Catalogue } from "../say.ts"

/** Search of the help site: the results page, the list under the box, the tools as search finds them. */
export const portalSearch = {
  "search.title": { en: "Search", zh: "搜索" },
  "search.title.of": { en: "“{query}”", zh: "“{query}”的搜索结果" },
  "search.description": {
    en: "Search the answers, tools and announcements of {brand}.",
    zh: "搜索 {brand} 帮助中心的文章、工具和公告。",
  },
  "search.label": { en: "Search the help site", zh: "搜索帮助中心" },
  "search.start": {
    en: "Ask in your own words, in English or Chinese. Pinyin works too.",
    zh: "用自己的话提问即可，中英文、拼音都可以。",
  },
  "search.count": { en: "{n, plural, one {One result} other {{n} results}}", zh: "{n} 条结果" },
  "search.filters": { en: "Filters", zh: "筛选" },
  "search.kind.article": { en: "Articles", zh: "文章" },
  "search.kind.announcement": { en: "Announcements", zh: "公告" },
  "search.kind.tool": { en: "Tools", zh: "工具" },
  "search.one.announcement": { en: "Announcement", zh: "公告" },
  "search.one.tool": { en: "Tool", zh: "工具" },
  "search.one.article": { en: "Article", zh: "文章" },
  "search.updated": { en: "Updated {time}", zh: "更新于 {time}" },
  "search.in.en": { en: "In English", zh: "英文" },
  "search.in.zh-CN": { en: "In Chinese", zh: "中文" },
  "search.results": { en: "Results", zh: "搜索结果" },
  "search.pages": { en: "Pages of results", zh: "结果分页" },
  "search.page": { en: "Page {page} of {pages}", zh: "第 {page} 页，共 {pages} 页" },
  "search.newer": { en: "Previous", zh: "上一页" },
  "search.older": { en: "Next", zh: "下一页" },
  "search.tickets": { en: "My tickets", zh: "我的工单" },
  "search.none": { en: "Nothing found for “{query}”", zh: "没有找到“{query}”" },
  "search.none.more": {
    en: "Try fewer or other words, or put the question to us as it is.",
    zh: "换几个词再试试，或者直接把问题交给客服。",
  },
  "search.closest": { en: "Closest to it", zh: "最接近的内容" },
  "search.tasks": { en: "Common tasks", zh: "常见任务" },
  "search.ask": { en: "Ask support with this question", zh: "用这个问题联系客服" },
  "search.ask.not": { en: "Not what you were looking for?", zh: "不是你要找的？" },
  "search.secret": {
    en: "That looked like a secret key or seed phrase",
    zh: "刚才的内容像是私钥或助记词",
  },
  "search.secret.more": {
    en: "It was not looked up or kept, and is no longer in the address bar. Nobody of {brand} ever asks for it. If you have given it to anybody, move your funds to a new wallet now.",
    zh: "我们没有搜索或保存它，地址栏里也已去掉。{brand} 的任何人都不会索要它。如果你已经告诉别人，请立即把资产转到新钱包。",
  },
  "search.code.txid": { en: "This looks like a TxID", zh: "这像是一个 TxID" },
  "search.code.txid.on": { en: "This looks like a TxID on {network}", zh: "这像是 {network} 的 TxID" },
  "search.code.txid.more": {
    en: "Look at what the network and our ledger know of this transfer.",
    zh: "可以查询链上和我们账上对这笔转账的记录。",
  },
  "search.code.txid.deposit": { en: "Check the deposit", zh: "查充值进度" },
  "search.code.txid.withdrawal": { en: "It is a withdrawal", zh: "这是提现" },
  "search.code.address": { en: "This looks like a wallet address", zh: "这像是一个钱包地址" },
  "search.code.address.more": {
    en: "An address says nothing about one transfer. To find a transfer, use its TxID: it is in the history of the wallet or platform that sent it.",
    zh: "仅凭地址无法查询某一笔转账。请使用这笔转账的 TxID，可在转出钱包或平台的记录中找到。",
  },
  "search.code.address.deposit": { en: "Check by TxID", zh: "用 TxID 查询" },
  "search.code.address.verify": { en: "Did somebody give it to you as ours?", zh: "有人说这是官方地址？" },
  "search.code.uid": { en: "This looks like a UID", zh: "这像是一个 UID" },
  "search.code.uid.more": {
    en: "Nobody can look up an account here. Your own tickets are under “My tickets”. A ticket number has ten digits.",
    zh: "这里不能查询账户。你自己的工单在“我的工单”里。工单号是十位数字。",
  },
  "search.code.api-error": {
    en: "This looks like the API error code {code}",
    zh: "这像是 API 错误码 {code}",
  },
  "search.code.api-error.more": {
    en: "See what it means, why it comes and what to change.",
    zh: "查看它的含义、原因和解决方法。",
  },
  "search.code.api-error.go": { en: "Explain this code", zh: "查看错误码说明" },
  "search.code.ticket": { en: "This looks like a ticket number", zh: "这像是一个工单号" },
  "search.code.ticket.more": { en: "Open the ticket with this number.", zh: "打开这个编号的工单。" },
  "search.code.ticket.go": { en: "Open the ticket", zh: "打开工单" },

  "find.list": { en: "Suggestions", zh: "建议" },
  "find.group.articles": { en: "Articles", zh: "文章" },
  "find.group.announcements": { en: "Announcements", zh: "公告" },
  "find.group.tools": { en: "Tools", zh: "工具" },
  "find.group.tickets": { en: "My tickets", zh: "我的工单" },
  "find.count": {
    en: "{n, plural, =0 {No suggestions} one {One suggestion, arrow keys to choose} other {{n} suggestions, arrow keys to choose}}",
    zh: "{n, plural, =0 {没有建议} other {{n} 条建议，可用方向键选择}}",
  },

  "tool.deposit.words": {
    en: "deposit tracker, deposit status, check deposit, txid lookup, transaction status, where is my deposit, deposit not arrived, deposit missing, where is my transfer",
    zh: "充值查询, 充币查询, 查充值, 查到账, 交易哈希查询, 充值进度, 到账查询, 充值没到账, 充币没到账, 转账没收到",
  },
  "tool.withdrawal.words": {
    en: "withdrawal status, withdrawal stages, track withdrawal, withdrawal receipt, withdrawal progress, withdrawal not arrived, where is my withdrawal, withdrawal pending, withdrawal stuck",
    zh: "提现查询, 提币查询, 提币进度, 提现进度, 查提币, 提币状态, 提现状态, 提币没到账, 提现没到账, 提币卡住, 提现卡住, 提到哪一步",
  },
  "tool.lock.words": {
    en: "lock countdown, 24 hour hold, withdrawal lock, when unlocked, hold ends, countdown, account locked, cannot withdraw, withdrawals locked",
    zh: "解锁倒计时, 24小时限制, 提币限制, 解除时间, 什么时候解锁, 限制倒计时, 账户锁定, 提币锁定, 不能提币, 提不了",
  },
  "tool.api-errors.words": {
    en: "api error code, error explainer, api response, error lookup, api error, error -1021, error -1022",
    zh: "错误码查询, 接口报错, api报错, 错误代码, 报错查询, 报错, 错误码, 接口错误",
  },
} as const satisfies Catalogue
