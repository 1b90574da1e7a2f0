import type { Catalogue } from "../say.ts"

/** What articles, topics and their lists say. */
export const portalArticles = {
  "topics.title": { en: "All topics", zh: "全部主题" },
  "topics.by": { en: "By topic", zh: "按主题查找" },
  "topics.description": {
    en: "All help topics of {brand}, each with its articles.",
    zh: "{brand} 帮助中心的全部主题与文章。",
  },
  "topics.all": {
    en: "{n, plural, one {One article} other {All # articles}}",
    zh: "全部 {n} 篇",
  },
  "topics.count": { en: "{n, plural, one {# article} other {# articles}}", zh: "{n} 篇" },
  "topics.others": { en: "Other topics", zh: "其他主题" },
  "topics.next": { en: "More articles", zh: "更多文章" },
  "topics.none": { en: "There are no articles yet.", zh: "还没有文章。" },
  "topic.description": {
    en: "Help on {topic} at {brand}: {n, plural, one {# article} other {# articles}}.",
    zh: "{brand} 帮助中心“{topic}”主题，共 {n} 篇文章。",
  },
  "topic.in-english": { en: "In English", zh: "英文" },
  "topic.in-chinese": { en: "In Chinese", zh: "中文" },

  "article.updated": { en: "Updated {time}", zh: "{time} 更新" },
  "article.reviewed": { en: "Reviewed by the {team} team", zh: "{team}审核" },
  "article.minutes": { en: "{n} min read", zh: "约 {n} 分钟读完" },
  "article.copy": { en: "Copy the link to this article", zh: "复制本文链接" },
  "article.copy-part": { en: "Copy the link to this part: {part}", zh: "复制本节链接：{part}" },
  "article.printed": { en: "Printed {time}", zh: "打印于 {time}" },
  "article.contents": { en: "On this page", zh: "本文目录" },
  "article.related": { en: "In the same topic", zh: "同主题" },
  "article.only-english": {
    en: "This article is in English.",
    zh: "这篇文章还没有中文版，下面是英文原文。",
  },
  "article.only-chinese": {
    en: "This article isn’t available in English yet. You are reading the Chinese one.",
    zh: "这篇文章是中文。",
  },
  "article.preview": {
    en: "Preview: this is how readers would see it.",
    zh: "预览：读者看到的就是这样。",
  },
  "article.picture": { en: "Open the picture in full size: {alt}", zh: "查看大图：{alt}" },
  "callout.info": { en: "Note", zh: "说明" },
  "callout.tip": { en: "Tip", zh: "提示" },
  "callout.warning": { en: "Careful", zh: "注意" },
  "callout.danger": { en: "Danger", zh: "警告" },

  "live.fees": { en: "Withdrawal fees of {asset}", zh: "{asset} 提现手续费" },
  "live.confirmations": { en: "Confirmations a {asset} deposit needs", zh: "{asset} 充值所需确认数" },
  "live.minimums": { en: "Minimums of {asset}", zh: "{asset} 最低数量" },
  "live.wallet-status": { en: "{asset} deposits and withdrawals right now", zh: "此刻的 {asset} 充值与提现" },
  "live.as-of": { en: "From the exchange, as of {time}", zh: "交易所数据，截至 {time}" },
  "live.unavailable": {
    en: "These figures can’t be fetched right now. Reload in a few minutes, or look at the deposit or withdrawal page of your account.",
    zh: "暂时取不到数据。请几分钟后刷新，或查看账户里的充值、提现页面。",
  },
  "live.unlisted": { en: "Not offered at present.", zh: "目前不支持。" },
  "live.network": { en: "Network", zh: "网络" },
  "live.deposit": { en: "Deposit", zh: "充值" },
  "live.withdrawal": { en: "Withdrawal", zh: "提现" },
  "live.open": { en: "Open", zh: "正常" },
  "live.paused": { en: "Paused", zh: "暂停" },
  "live.until": { en: "until {time}", zh: "预计 {time} 恢复" },
  "live.amount": { en: "{amount} {asset}", zh: "{amount} {asset}" },

  "solved.title": { en: "Did this solve it?", zh: "问题解决了吗？" },
  "solved.yes": { en: "Yes", zh: "解决了" },
  "solved.no": { en: "No", zh: "没有" },
  "solved.why": { en: "What was missing?", zh: "哪里没有帮到你？" },
  "solved.why.unclear": { en: "I don’t understand it", zh: "没看懂" },
  "solved.why.incomplete": { en: "I did all of it and it didn’t help", zh: "照着做了，还是没解决" },
  "solved.why.wrong": { en: "What I see is different", zh: "和我看到的页面不一样" },
  "solved.why.other-problem": { en: "My problem is another one", zh: "不是我遇到的问题" },
  "solved.comment": { en: "Tell us more (optional)", zh: "补充说明（选填）" },
  "solved.comment.hint": {
    en: "Nobody answers here, and no passwords, codes or seed phrases, please.",
    zh: "这里不会有人回复；请不要填写密码、验证码或助记词。",
  },
  "solved.send": { en: "Only send this", zh: "只提交反馈" },
  "solved.ask": { en: "Ask a person, with this article", zh: "问客服，带上这篇文章" },
  "solved.thanks": { en: "Thank you. Good that it helped.", zh: "谢谢，很高兴帮到你。" },
  "solved.noted": {
    en: "Thank you. The team that keeps this article reads it.",
    zh: "谢谢，负责这篇文章的团队会看到。",
  },
  "solved.still": { en: "Still stuck? Ask a person", zh: "还没解决？问客服" },

  "error.search": { en: "Search for it", zh: "搜索相关内容" },
  "rail.articles": { en: "May answer it at once", zh: "也许马上就能解决" },
  "rail.read": {
    en: "You come from “{title}”. We see that with your ticket.",
    zh: "你从《{title}》来到这里，客服会一并看到。",
  },
} as const satisfies Catalogue
