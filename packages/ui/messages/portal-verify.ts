/** The verification page: is this really us? And the report of somebody who only says so. */
export const portalVerify = {
  "genuine.title": { en: "Is this really {brand}?", zh: "对方真的是 {brand} 吗？" },
  "genuine.lead": {
    en: "Paste a website, e-mail, phone number, Telegram, X or WeChat ID, or app link. No sign-in, and we keep no record of who asks.",
    zh: "粘贴网址、邮箱、电话、Telegram、X、微信号或应用链接。不用登录，也不会记录是谁在查。",
  },
  "genuine.description": {
    en: "Check whether a website, mailbox, phone number or account belongs to {brand}, and see every official channel.",
    zh: "核验网址、邮箱、电话或账号是否属于 {brand}，并查看全部官方渠道。",
  },
  "genuine.tabs": { en: "What to check", zh: "核验方式" },
  "genuine.tab.channel": { en: "Channel", zh: "核验渠道" },
  "genuine.tab.message": { en: "Message", zh: "核验消息" },
  "genuine.tab.agent": { en: "Agent’s two words", zh: "核对客服暗语" },
  "genuine.what": { en: "What do you want to check?", zh: "要核验什么？" },
  "genuine.examples": { en: "For example:", zh: "例如：" },
  "genuine.go": { en: "Check", zh: "核验" },
  "genuine.read-as": { en: "Read as: {kind}", zh: "识别为：{kind}" },
  "genuine.change": { en: "Not right? Change", zh: "不对？手动选择" },
  "genuine.as": { en: "It is a", zh: "它是" },
  "genuine.as.any": { en: "Find out by itself", zh: "自动识别" },
  "genuine.again": { en: "Check again", zh: "重新核验" },
  "genuine.kind.website": { en: "website", zh: "网址" },
  "genuine.kind.email": { en: "e-mail address", zh: "邮箱" },
  "genuine.kind.phone": { en: "phone number", zh: "电话号码" },
  "genuine.kind.telegram": { en: "Telegram name", zh: "Telegram 账号" },
  "genuine.kind.x": { en: "X name", zh: "X 账号" },
  "genuine.kind.facebook": { en: "Facebook name", zh: "Facebook 账号" },
  "genuine.kind.discord": { en: "Discord invitation", zh: "Discord 邀请" },
  "genuine.kind.wechat": { en: "WeChat ID", zh: "微信号" },
  "genuine.kind.app": { en: "app", zh: "应用" },
  "genuine.kind.other": { en: "something else", zh: "其他内容" },
  "genuine.channel.website": { en: "Website", zh: "网站" },
  "genuine.channel.email": { en: "E-mail", zh: "邮箱" },
  "genuine.channel.phone": { en: "Phone", zh: "电话" },
  "genuine.channel.telegram": { en: "Telegram", zh: "Telegram" },
  "genuine.channel.x": { en: "X", zh: "X" },
  "genuine.channel.facebook": { en: "Facebook", zh: "Facebook" },
  "genuine.channel.discord": { en: "Discord", zh: "Discord" },
  "genuine.channel.wechat": { en: "WeChat", zh: "微信" },
  "genuine.channel.app": { en: "App", zh: "应用" },

  "genuine.official": { en: "Official channel", zh: "官方渠道" },
  "genuine.ours.website": { en: "This website is ours", zh: "这个网址是我们的" },
  "genuine.ours.email": { en: "This mailbox is ours", zh: "这个邮箱是我们的" },
  "genuine.ours.phone": { en: "This number is ours", zh: "这个号码是我们的" },
  "genuine.ours.telegram": { en: "This Telegram name is ours", zh: "这个 Telegram 账号是我们的" },
  "genuine.ours.x": { en: "This X account is ours", zh: "这个 X 账号是我们的" },
  "genuine.ours.facebook": { en: "This Facebook page is ours", zh: "这个 Facebook 主页是我们的" },
  "genuine.ours.discord": { en: "This Discord server is ours", zh: "这个 Discord 服务器是我们的" },
  "genuine.ours.wechat": { en: "This WeChat ID is ours", zh: "这个微信号是我们的" },
  "genuine.ours.app": { en: "This app is ours", zh: "这个应用是我们的" },
  "genuine.compared": { en: "Compared as", zh: "实际比对的内容" },
  "genuine.since": { en: "In our register since", zh: "登记日期" },
  "genuine.entry": { en: "Register entry", zh: "登记号" },
  "genuine.entry.of": { en: "{key}, version {n}", zh: "{key}，第 {n} 版" },
  "genuine.checked": { en: "Checked", zh: "核验时间" },
  "genuine.account-number": { en: "The account’s own number", zh: "账号的数字 ID" },
  "genuine.badge": { en: "Mark beside the name", zh: "平台认证标识" },
  "genuine.badge.blue": { en: "Blue", zh: "蓝标" },
  "genuine.badge.gold": { en: "Gold", zh: "金标" },
  "genuine.badge.grey": { en: "Grey", zh: "灰标" },
  "genuine.badge.verified": { en: "Verified by the platform", zh: "平台已认证" },
  "genuine.brand": { en: "Belongs to", zh: "所属品牌" },
  "genuine.official.foot": {
    en: "Even an official channel never asks for your password, a 2FA code, a seed phrase or a transfer.",
    zh: "即使是官方渠道，也绝不会索要密码、验证码、助记词，或让你转账。",
  },
  "genuine.not-proof": { en: "What this does not prove", zh: "这不能证明什么" },
  "genuine.not-proof.website": {
    en: "That the page you have open is this one. Look at the address bar, letter by letter, and type the address yourself.",
    zh: "不能证明你打开的页面就是它。请逐字核对地址栏，最好自己手动输入。",
  },
  "genuine.not-proof.email": {
    en: "That a mail came from it. A sender’s name and address can be forged: look for your anti-phishing code, or check the message itself.",
    zh: "不能证明邮件真的由它发出。发件人名称和地址都可以伪造：请看邮件里有没有你的防钓鱼码，或核验消息本身。",
  },
  "genuine.not-proof.phone": {
    en: "That it was this number that called. The number on your screen can be forged: hang up and dial it yourself.",
    zh: "不能证明来电真是这个号码。来电显示可以伪造：请挂断后自己拨打。",
  },
  "genuine.not-proof.account": {
    en: "That whoever writes to you is this account. Names and pictures are copied: open it from here and compare.",
    zh: "不能证明联系你的就是这个账号。名字和头像都能照抄：请从这里打开后核对。",
  },
  "genuine.not-proof.app": {
    en: "That what is installed on your phone came from there. Install it by this link only.",
    zh: "不能证明你手机上装的就是它。请只通过这个链接安装。",
  },
  "genuine.handle-only": {
    en: "Only the name was compared. A name can pass to somebody else; the number above can’t.",
    zh: "这里只比对了名字。名字可能换人使用，上面的数字 ID 不会变。",
  },
  "genuine.only-there": {
    en: "Only on {platform}. The same name anywhere else is not ours.",
    zh: "仅限 {platform}。其他平台上的同名账号都不是我们的。",
  },
  "genuine.as-number": {
    en: "With its country’s code: {number}. The same digits in another country are somebody else’s.",
    zh: "完整号码：{number}。其他国家或地区的相同数字不是我们的。",
  },

  "genuine.unknown": { en: "Not on our list", zh: "不在官方名单中" },
  "genuine.treat.website": { en: "Treat this website as not ours", zh: "请当作不是我们的网址" },
  "genuine.treat.email": { en: "Treat this mailbox as not ours", zh: "请当作不是我们的邮箱" },
  "genuine.treat.phone": { en: "Treat this number as not ours", zh: "请当作不是我们的号码" },
  "genuine.treat.account": { en: "Treat this account as not ours", zh: "请当作不是我们的账号" },
  "genuine.treat.app": { en: "Treat this app as not ours", zh: "请当作不是我们的应用" },
  "genuine.treat.other": { en: "Treat it as not ours", zh: "请当作不是我们的" },
  "genuine.looked": {
    en: "We looked through all {n, plural, one {# entry} other {# entries}} of the official register. It is not one of them.",
    zh: "我们查过官方登记表的全部 {n} 条记录，没有它。",
  },
  "genuine.no-seal": { en: "no seal", zh: "无印章" },

  "genuine.fake": { en: "Known impersonator", zh: "已知的冒充者" },
  "genuine.fake.website": {
    en: "This is not us. Do not sign in there.",
    zh: "这不是我们，不要在那里登录。",
  },
  "genuine.fake.other": { en: "This is not us. Do not answer.", zh: "这不是我们，不要回复。" },
  "genuine.first-reported": { en: "First reported", zh: "首次举报" },
  "genuine.by-customers": {
    en: "{time}, by {n, plural, one {# customer} other {# customers}}",
    zh: "{time}，共 {n} 位用户",
  },
  "genuine.known-for": { en: "Known to do", zh: "已知手法" },
  "genuine.takedown": { en: "Takedown", zh: "下架进度" },
  "genuine.takedown.none": {
    en: "Requested {on} of {of}; no answer yet",
    zh: "{on} 已向 {of} 申请，对方尚未处理",
  },
  "genuine.takedown.refused": { en: "Requested {on} of {of}; refused", zh: "{on} 已向 {of} 申请，被拒绝" },
  "genuine.takedown.done": { en: "Requested {on} of {of}; taken down", zh: "{on} 已向 {of} 申请，已下架" },

  "genuine.cannot": { en: "Can’t check now", zh: "暂时无法核验" },
  "genuine.cannot.title": { en: "Assume it is not ours", zh: "请先当作不是我们的" },
  "genuine.cannot.more": {
    en: "We can’t reach the register just now, and a check that may be old is worth nothing. Wait a minute and check again; until then sign in nowhere, pay nothing, and tell no code.",
    zh: "现在查不到登记表，而过时的结果没有意义。请一分钟后再查；在此之前不要登录、付款或告知验证码。",
  },

  "genuine.opens": { en: "The name your browser really opens", zh: "浏览器实际打开的域名" },
  "genuine.theirs": { en: "You pasted", zh: "你粘贴的" },
  "genuine.our-name": { en: "Our name", zh: "我们的" },
  "genuine.glyph.other": {
    en: "Character {n} is {theirs}, {code} ({script}). Ours is {ours}, {ourCode} ({ourScript}).",
    zh: "第 {n} 个字符是 {theirs}，{code}（{script}），我们的是 {ours}，{ourCode}（{ourScript}）。",
  },
  "genuine.glyph.more": {
    en: "Character {n}, {theirs} ({code}, {script}), is one too many: ours has nothing there.",
    zh: "第 {n} 个字符 {theirs}（{code}，{script}）是多出来的，我们的没有。",
  },
  "genuine.glyph.less": {
    en: "Before character {n} there is {ours} ({ourCode}) in ours; here it is missing.",
    zh: "第 {n} 个字符之前，我们的有 {ours}（{ourCode}），这里缺了。",
  },
  "genuine.script": {
    en: "{script, select, Latin {Latin} Cyrillic {Cyrillic} Greek {Greek} Armenian {Armenian} Han {Chinese} Hiragana {Japanese} Katakana {Japanese} Hangul {Korean} Hebrew {Hebrew} Arabic {Arabic} Cherokee {Cherokee} Georgian {Georgian} Thai {Thai} Devanagari {Devanagari} other {digit or sign}}",
    zh: "{script, select, Latin {拉丁字母} Cyrillic {西里尔字母} Greek {希腊字母} Armenian {亚美尼亚字母} Han {汉字} Hiragana {日文假名} Katakana {日文假名} Hangul {韩文} Hebrew {希伯来字母} Arabic {阿拉伯字母} Cherokee {切罗基字母} Georgian {格鲁吉亚字母} Thai {泰文} Devanagari {天城文} other {数字或符号}}",
  },
  "genuine.invisible": { en: "invisible", zh: "不可见字符" },
  "genuine.trick.homoglyph": {
    en: "It imitates {ours} with a character that only looks like ours.",
    zh: "它模仿 {ours}，其中有字符只是看起来一样。",
  },
  "genuine.trick.full-width": {
    en: "It is written with full-width or otherwise unusual forms of characters. We never write {ours} that way.",
    zh: "它用了全角或其他特殊写法的字符，我们从不这样书写 {ours}。",
  },
  "genuine.trick.invisible": {
    en: "There is an invisible character in it. {ours} has none.",
    zh: "里面藏有不可见的字符，{ours} 没有。",
  },
  "genuine.trick.changed": { en: "It differs from {ours} by a character.", zh: "它与 {ours} 有字符不同。" },
  "genuine.trick.added": { en: "It has more characters than {ours}.", zh: "它比 {ours} 多了字符。" },
  "genuine.trick.missing": { en: "It lacks a character of {ours}.", zh: "它比 {ours} 少了字符。" },
  "genuine.trick.swapped": {
    en: "Two neighbouring characters of {ours} have changed places.",
    zh: "{ours} 中相邻的两个字符被对调了。",
  },
  "genuine.trick.doubled": {
    en: "A letter of {ours} stands there once too often or once too seldom.",
    zh: "{ours} 中有字母被重复或漏写。",
  },
  "genuine.trick.digits": { en: "Digits were added to {ours} or changed.", zh: "在 {ours} 上增改了数字。" },
  "genuine.trick.hyphen": {
    en: "Hyphens, dots or underscores were put into {ours} or left out.",
    zh: "在 {ours} 中增删了连字符、点或下划线。",
  },
  "genuine.trick.ending": {
    en: "The ending is another one: ours is {ours} and nothing else.",
    zh: "域名后缀不同：我们的只有 {ours}。",
  },
  "genuine.trick.subdomain": {
    en: "{ours} is only the beginning of a longer name. What counts is the end of it, and that is somebody else’s.",
    zh: "{ours} 只是一个更长域名的开头。真正算数的是结尾，而那属于别人。",
  },
  "genuine.trick.port": {
    en: "It names a port behind {ours}. Our addresses never do.",
    zh: "它在 {ours} 后面带了端口号，我们的网址从不这样写。",
  },
  "genuine.trick.userinfo": {
    en: "What stands before the @ is decoration. The address that opens is the one after it.",
    zh: "@ 前面的部分只是摆设，真正打开的是 @ 后面的地址。",
  },
  "genuine.trick.path": {
    en: "{ours} only stands behind the slash. The website is the name before it.",
    zh: "{ours} 只出现在斜杠之后，真正的网站是斜杠之前的域名。",
  },
  "genuine.trick.name-inside": {
    en: "It has our name in it, as anybody can write it. Ours is {ours}.",
    zh: "它只是带有我们的名字，任何人都能这样写。我们的是 {ours}。",
  },
  "genuine.trick.other-platform": {
    en: "{ours} is our name on {platform}. On this platform it is not ours.",
    zh: "{ours} 是我们在 {platform} 上的账号，在这个平台上不是。",
  },
  "genuine.trick.other-number": {
    en: "The name is one of ours, the account’s number is not: ours has {ours}.",
    zh: "名字与我们的相同，但数字 ID 不同：我们的是 {ours}。",
  },
  "genuine.trick.retired": {
    en: "{ours} was ours once and is no more. Somebody else may have it now.",
    zh: "{ours} 曾是我们的，现已停用，可能已落入他人之手。",
  },
  "genuine.unsure.shortened": {
    en: "This is a short link: we can’t see where it leads, and neither can you before it opens. Ask for the full address, or type ours by hand.",
    zh: "这是短链接：打开之前，我们和你都看不到它通向哪里。请索取完整地址，或手动输入官网。",
  },
  "genuine.unsure.ip": {
    en: "This is a bare number of a machine. None of our websites is reached by one.",
    zh: "这是一串机器地址，我们的网站从不用这种方式打开。",
  },
  "genuine.unsure.data": {
    en: "This is not the address of a website but a page or a program packed into a link. Do not open it.",
    zh: "这不是网址，而是打包在链接里的页面或程序，请不要打开。",
  },
  "genuine.unsure.unreadable": {
    en: "We can’t read this as an address, a number or an account. Paste only the address itself.",
    zh: "这不像网址、号码或账号。请只粘贴地址本身。",
  },
  "genuine.unsure.many": {
    en: "There is more here than one address. Paste the address alone; to check a whole text, use Message.",
    zh: "这里不止一个地址。请单独粘贴地址；要核验整段文字，请用“核验消息”。",
  },
  "genuine.unsure.private-id": {
    en: "This link hides whose it is: a private invitation, or a post whose author stands elsewhere. Paste the name of the account.",
    zh: "这个链接看不出属于谁：可能是私密邀请，或作者另有其人的帖子。请粘贴账号名。",
  },

  "genuine.valid": {
    en: "Checked {time}. Answers older than 60 seconds are never shown.",
    zh: "核验时间 {time}。超过 60 秒的结果不会再显示。",
  },
  "genuine.stale": {
    en: "This answer was more than 60 seconds old, so it is gone.",
    zh: "这个结果已超过 60 秒，不再显示。",
  },

  "genuine.paid": { en: "If you already paid or shared a code", zh: "如果你已经付款，或给过验证码" },
  "genuine.paid.1": { en: "Freeze your account first.", zh: "先冻结账户。" },
  "genuine.paid.1.go": { en: "Freeze now", zh: "立即冻结" },
  "genuine.paid.1.more": { en: "It needs no sign-in.", zh: "无需登录。" },
  "genuine.paid.2": { en: "Change your password", zh: "修改密码。" },
  "genuine.paid.2.more": {
    en: "on {host}, typed by hand, and end all other sessions.",
    zh: "手动输入 {host} 打开官网，并退出其他所有设备。",
  },
  "genuine.paid.3": { en: "Keep the evidence:", zh: "保留证据。" },
  "genuine.paid.3.more": {
    en: "number, messages, TxID, payment receipts. Do not delete the chat.",
    zh: "号码、聊天记录、TxID、付款凭证，先不要删除。",
  },
  "genuine.paid.4": { en: "Report it.", zh: "向我们举报。" },
  "genuine.paid.4.more": {
    en: "Our security team reads every report.",
    zh: "安全团队会查看每一条举报。",
  },
  "genuine.entered": { en: "I entered my details there", zh: "我在那里填过信息" },
  "genuine.report-this": { en: "Report this", zh: "举报它" },
  "genuine.report-other": { en: "Report another address", zh: "举报其他地址" },
  "genuine.ask": { en: "Write to us", zh: "联系我们" },

  "genuine.register": { en: "The official register", zh: "官方登记表" },
  "genuine.register.lead": {
    en: "Everything we use to talk to you. What is not here is not ours.",
    zh: "我们与你联系的全部渠道。不在表里的，都不是我们。",
  },
  "genuine.register.channel": { en: "Channel", zh: "渠道" },
  "genuine.register.address": { en: "Address", zh: "地址" },
  "genuine.register.use": { en: "What it is for", zh: "用途" },
  "genuine.register.since": { en: "Since", zh: "启用" },
  "genuine.register.signed": {
    en: "Version {n}, signed {time} with key {key}.",
    zh: "第 {n} 版，{time} 以密钥 {key} 签名。",
  },
  "genuine.register.json": { en: "Download the signed register (JSON)", zh: "下载签名登记表（JSON）" },
  "genuine.register.keys": { en: "Published key", zh: "公开密钥" },
  "genuine.roles": { en: "Who may talk to you", zh: "谁会与你联系" },
  "genuine.roles.may": { en: "May", zh: "可以" },
  "genuine.roles.never": { en: "Never", zh: "绝不会" },

  "genuine.message.lead": {
    en: "Was a message really sent by us? Give the ticket’s number and the last line of the message, or paste the whole text. We answer yes or no and show nothing of what we sent.",
    zh: "消息真的是我们发的吗？填写工单编号和消息的最后一行，或粘贴全文。我们只回答是或否，不会显示任何内容。",
  },
  "genuine.message.number": { en: "Ticket number", zh: "工单编号" },
  "genuine.message.number.hint": {
    en: "Ten digits. Not needed for a whole text.",
    zh: "十位数字；粘贴全文时可不填。",
  },
  "genuine.message.text": { en: "The last line, or the whole message", zh: "最后一行，或全文" },
  "genuine.message.text.hint": {
    en: "Exactly as it came. An announcement can be checked by its link or signature.",
    zh: "请与收到的完全一致。公告可用链接或签名核验。",
  },
  "genuine.message.sent": { en: "Sent by us", zh: "由我们发送" },
  "genuine.message.sent.title": { en: "We sent this text", zh: "这段文字是我们发的" },
  "genuine.message.sent.more": {
    en: "{time}, {channel, select, mail {by mail from {sender}} other {in a ticket, by {sender}}}",
    zh: "{time}，{channel, select, mail {由 {sender} 发出的邮件} other {工单中，{sender} 发送}}",
  },
  "genuine.message.sent.system": { en: "the support system", zh: "系统" },
  "genuine.message.sent.not": {
    en: "That whoever showed it to you is us: a text can be copied. Links are safe only where you check each of them.",
    zh: "不能证明给你看的人就是我们：文字可以照抄。其中的链接也请逐个核验。",
  },
  "genuine.message.partly": { en: "Only partly ours", zh: "只有一部分是我们的" },
  "genuine.message.partly.title": {
    en: "Part of this text is ours, the rest is not",
    zh: "这段文字只有一部分是我们发的",
  },
  "genuine.message.partly.more": {
    en: "Something may have been added to a message of ours: a link, an address, an amount. Trust none of it; read the message in your ticket.",
    zh: "有人可能在我们的消息里加了链接、地址或金额。请都不要相信，以工单里的原文为准。",
  },
  "genuine.message.none": { en: "No such message", zh: "没有这条消息" },
  "genuine.message.none.title": { en: "We sent no such text", zh: "我们没有发过这段文字" },
  "genuine.message.none.more": {
    en: "Treat it as not ours. If a line was left out or changed while copying, try again with the exact text.",
    zh: "请当作不是我们发的。若复制时漏了或改了内容，请用原文再试一次。",
  },
  "genuine.message.announcement": { en: "Official announcement", zh: "官方公告" },
  "genuine.message.announcement.replaced": {
    en: "This text has been replaced by a newer one. Don’t act on it before you have read what holds now.",
    zh: "这段文字已被新版本取代。先阅读现行内容，再决定怎么做。",
  },
  "genuine.message.announcement.withdrawn": {
    en: "We took it back. It no longer holds: don’t act on it.",
    zh: "这则公告已撤回，不再有效，请不要据此操作。",
  },
  "genuine.message.announcement.more": { en: "Published {time}", zh: "发布于 {time}" },
  "genuine.message.read": { en: "Read it here", zh: "在此阅读" },

  "genuine.report.title": { en: "Report somebody who pretends to be us", zh: "举报冒充我们的人" },
  "genuine.report.lead": {
    en: "All reports of the same thing meet at our security team. What they confirm is shown to everybody who checks it.",
    zh: "同一对象的举报会汇总到安全团队；确认后，任何人核验时都会看到警告。",
  },
  "genuine.report.what": { en: "What pretends to be us", zh: "冒充者的地址或账号" },
  "genuine.report.what.hint": {
    en: "One address, number or account, as you met it.",
    zh: "一个网址、号码或账号，按你看到的填写。",
  },
  "genuine.report.met": { en: "Where you met it", zh: "在哪里遇到的" },
  "genuine.report.met.hint": {
    en: "A search, a message on Telegram, a call, an advertisement…",
    zh: "搜索结果、Telegram 私信、来电、广告等",
  },
  "genuine.report.story": { en: "What it asked of you", zh: "对方要求你做什么" },
  "genuine.report.story.hint": {
    en: "Leave out passwords, codes and phrases: we never need them.",
    zh: "请勿填写密码、验证码或助记词：我们从不需要。",
  },
  "genuine.report.files": { en: "Evidence", zh: "证据" },
  "genuine.report.files.hint": {
    en: "Screenshots, mails as files; each up to {mb} MB.",
    zh: "截图、邮件文件等，每个不超过 {mb} MB。",
  },
  "genuine.report.go": { en: "Send the report", zh: "提交举报" },
  "genuine.report.done": { en: "Reported. Thank you.", zh: "已收到举报，谢谢。" },
  "genuine.report.done.more": {
    en: "Our security team looks at it. We don’t answer reports; if you lost something, freeze your account and open a ticket.",
    zh: "安全团队会处理。举报不会单独回复；如有损失，请冻结账户并提交工单。",
  },
} as const
