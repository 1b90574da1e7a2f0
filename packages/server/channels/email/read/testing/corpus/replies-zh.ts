import { reply, replyHtml } from "./replies-en.ts"
import type { Row } from "./row.ts"

const QUOTE = "何先生您好：\n您的充值正在处理。"
const text: Row[] = [
  reply(
    "QQ 邮箱",
    `已经到账了，谢谢。\n\n\n------------------ 原始邮件 ------------------\n发件人: "Kestrel 客服" <support@kestrel.example>;\n发送时间: 2026年11月22日(星期天) 中午12:20\n收件人: "何知远"<hezhiyuan@qq.com>;\n主题: 充值未到账\n\n${QUOTE}`,
    "已经到账了，谢谢。",
  ),
  reply(
    "QQ 邮箱, Original",
    `已经到账了。\n\n------------------ Original ------------------\nFrom:  "Kestrel";<support@kestrel.example>;\nDate:  Sun, Nov 22, 2026 12:20 PM\nTo:  "何知远"<hezhiyuan@qq.com>;\nSubject:  充值\n\n${QUOTE}`,
    "已经到账了。",
  ),
  reply(
    "QQ 邮箱手机版",
    `已经到账了。\n\n发自我的iPhone\n\n\n------------------ 原始邮件 ------------------\n发件人: Kestrel <support@kestrel.example>\n发送时间: 2026年11月22日 12:20\n收件人: 何知远 <hezhiyuan@qq.com>\n主题: 回复：充值\n\n${QUOTE}`,
    "已经到账了。",
  ),
  reply(
    "QQ 名片",
    "已经到账了。\n\n\n何知远\nhezhiyuan@qq.com\n\n------------------ 原始邮件 ------------------\n发件人: x\n发送时间: y\n收件人: z\n\n正文",
    "已经到账了。\n\n何知远\nhezhiyuan@qq.com",
  ),
  reply(
    "Foxmail",
    `已经到账了。\n\n\n\nhezhiyuan@qq.com\n \n发件人： Kestrel 客服\n发送时间： 2026-11-22 12:20\n收件人： 何知远\n主题： 充值未到账\n${QUOTE}`,
    "已经到账了。\n\nhezhiyuan@qq.com",
  ),
  reply(
    "网易 163",
    `已经到账了。\n\n\n\n\n在 2026-11-22 12:20:11，"Kestrel 客服" <support@kestrel.example> 写道：\n\n${QUOTE}`,
    "已经到账了。",
  ),
  reply(
    "网易 163, en",
    `已经到账了。\n\nAt 2026-11-22 12:20:11, "Kestrel 客服" <support@kestrel.example> wrote:\n>${QUOTE.replace("\n", "\n>")}`,
    "已经到账了。",
  ),
  reply(
    "网易邮箱大师",
    `已经到账了。\n\n\n何知远\n签名由 网易邮箱大师 定制\n\n---- 回复的原邮件 ----\n发件人\tKestrel 客服<support@kestrel.example>\n日期\t2026年11月22日 12:20\n收件人\t<hezhiyuan@163.com>\n主题\t充值未到账\n\n${QUOTE}`,
    "已经到账了。\n\n何知远",
  ),
  reply(
    "网易邮箱大师, 转发",
    `请看下面。\n\n---- 转发的邮件 ----\n发件人\tKestrel<support@kestrel.example>\n日期\t2026年11月22日\n\n${QUOTE}`,
    "请看下面。",
  ),
  reply(
    "Gmail, zh-CN",
    `已经到账了。\n\n于2026年11月22日周日 12:20，Kestrel Support <support@kestrel.example>写道：\n\n> ${QUOTE.replace("\n", "\n> ")}`,
    "已经到账了。",
  ),
  reply(
    "Gmail, zh-CN, 新格式",
    `已经到账了。\n\nKestrel Support <support@kestrel.example> 于2026年11月22日周日 12:20写道：\n\n> ${QUOTE.replace("\n", "\n> ")}`,
    "已经到账了。",
  ),
  reply(
    "Gmail, zh-CN, 折行",
    `已经到账了。\n\nKestrel Support Withdrawals <support@kestrel.example> 于2026年11月22日周日\n12:20写道：\n\n> 您好`,
    "已经到账了。",
  ),
  reply(
    "Gmail, zh-TW",
    `已經到帳了。\n\nKestrel Support <support@kestrel.example> 於 2026年11月22日 週日 下午12:20寫道：\n\n> 您好`,
    "已經到帳了。",
  ),
  reply(
    "Apple 邮件, zh-CN",
    `已经到账了。\n\n> 2026年11月22日 12:20，Kestrel Support <support@kestrel.example> 写道：\n> \n> 您好`,
    "已经到账了。",
  ),
  reply(
    "iPhone, zh-CN",
    `已经到账了。\n\n发自我的iPhone\n\n> 在 2026年11月22日，12:20，Kestrel Support <support@kestrel.example> 写道：\n> \n> ﻿您好`,
    "已经到账了。",
  ),
  reply(
    "iPhone, zh-TW",
    `已經到帳了。\n\n從我的iPhone傳送\n\n> Kestrel Support <support@kestrel.example> 於 2026年11月22日 中午12:20 寫道：\n> \n> 您好`,
    "已經到帳了。",
  ),
  reply(
    "Outlook, zh-CN",
    `已经到账了。\n\n发件人: Kestrel Support <support@kestrel.example>\n发送时间: 2026年11月22日 12:20\n收件人: 何知远 <hezhiyuan@qq.com>\n主题: 充值未到账\n\n${QUOTE}`,
    "已经到账了。",
  ),
  reply(
    "Outlook, zh-CN, -----邮件原件-----",
    `已经到账了。\n\n-----邮件原件-----\n发件人: Kestrel Support\n发送时间: 2026年11月22日 12:20\n收件人: 何知远\n主题: 充值\n\n${QUOTE}`,
    "已经到账了。",
  ),
  reply(
    "Outlook, zh-CN, 日期",
    `已经到账了。\n\n发件人: Kestrel Support <support@kestrel.example>\n日期: 星期日, 2026年11月22日 12:20\n收件人: 何知远\n抄送: 慧敏\n主题: 充值\n\n您好`,
    "已经到账了。",
  ),
  reply(
    "Windows 邮件, zh-CN",
    `已经到账了。\n\n从 Windows 版邮件发送\n\n发件人: Kestrel Support\n发送时间: 2026年11月22日 12:20\n收件人: 何知远\n主题: 充值\n\n您好`,
    "已经到账了。",
  ),
  reply(
    "Outlook, zh-TW",
    `已經到帳了。\n\n寄件者: Kestrel Support <support@kestrel.example>\n寄件日期: 2026年11月22日 12:20\n收件者: 林書維 <lin@mail.example>\n主旨: 提領\n\n您好`,
    "已經到帳了。",
  ),
  reply(
    "Yahoo 奇摩",
    `已經到帳了。\n\n    在 2026年11月22日 星期日 下午12:20:11 [GMT+8]， Kestrel<support@kestrel.example> 寫道：  \n \n 您好`,
    "已經到帳了。",
  ),
  reply(
    "华为邮箱",
    `已经到账了。\n\n发自我的华为手机\n\n-------- 原始邮件 --------\n发件人： Kestrel <support@kestrel.example>\n日期： 2026年11月22日周日 12:20\n收件人： hezhiyuan@qq.com\n主 题： 充值\n\n您好`,
    "已经到账了。",
  ),
  reply(
    "小米邮箱",
    `已经到账了。\n\n发自我的小米手机\n在 Kestrel <support@kestrel.example>，2026年11月22日 12:20写道：\n\n> 您好`,
    "已经到账了。",
  ),
  reply(
    "阿里邮箱",
    `已经到账了。\n\n------------------------------------------------------------------\n发件人：Kestrel <support@kestrel.example>\n日　期：2026年11月22日 12:20:11\n收件人：何知远<he@mail.example>\n主　题：充值未到账\n\n您好`,
    "已经到账了。",
  ),
  reply(
    "新浪邮箱",
    `已经到账了。\n\n----- 原始邮件 -----\n发件人：Kestrel <support@kestrel.example>\n收件人：<he@sina.example>\n主题：充值\n日期：2026年11月22日 12点20分\n\n您好`,
    "已经到账了。",
  ),
  reply(
    "飞书邮箱",
    `已经到账了。\n\n发件人：Kestrel <support@kestrel.example>\n日期：2026年11月22日（周日） 12:20\n主题：充值\n收件人：何知远 <he@mail.example>\n\n您好`,
    "已经到账了。",
  ),
  reply(
    "企业微信邮箱",
    `已经到账了。\n\n发自我的企业微信\n\n\n---------- 回复的邮件信息 ----------\nKestrel <support@kestrel.example> 在 2026年11月22日 周日 12:20 写道：\n\n您好`,
    "已经到账了。\n\n---------- 回复的邮件信息 ----------",
  ),
  reply(
    "转发的邮件",
    `请看。\n\n-------- 转发邮件信息 --------\n发件人："Kestrel" <support@kestrel.example>\n发送日期：2026-11-22 12:20:11\n收件人：he@163.example\n主题：充值\n\n您好`,
    "请看。",
  ),
  reply(
    "开始转发的邮件",
    `请看。\n\n开始转发的邮件：\n\n> 发件人: Kestrel <support@kestrel.example>\n> 日期: 2026年11月22日\n> \n> 您好`,
    "请看。",
  ),
  reply(
    "逐条回复",
    `Kestrel Support <support@kestrel.example> 于2026年11月22日周日 12:20写道：\n\n> 您的 UID 是多少？\n\n88120934\n\n> 用的哪条链？\n\nTRON`,
    "> 您的 UID 是多少？\n\n88120934\n\n> 用的哪条链？\n\nTRON",
  ),
  reply(
    "正文里的写道不是引用",
    "我在工单里写道：\n充值没有到账。\n到现在没有人回。",
    "我在工单里写道：\n充值没有到账。\n到现在没有人回。",
  ),
  reply(
    "正文里的表格不是引用",
    "信息如下：\n时间：12:20\n金额：2480 USDT\n网络：TRON",
    "信息如下：\n时间：12:20\n金额：2480 USDT\n网络：TRON",
  ),
  reply("发自不是签名", "发自内心地感谢你们，\n问题解决了。", "发自内心地感谢你们，\n问题解决了。"),
]

const markup: Row[] = [
  replyHtml(
    "QQ HTML",
    '<div>已经到账了。</div><div><includetail><!--<![endif]--></includetail></div><div style="font-size: 12px;font-family: Arial Narrow;padding:2px 0 2px 0;">------------------&nbsp;原始邮件&nbsp;------------------</div><div style="font-size: 12px;background:#efefef;padding:8px;"><div><b>发件人:</b>&nbsp;"Kestrel";&lt;support@kestrel.example&gt;</div><div><b>发送时间:</b>&nbsp;2026年11月22日</div><div><b>收件人:</b>&nbsp;何知远</div></div><div>您好</div>',
    '已经到账了。\n\n------------------ 原始邮件 ------------------\n发件人: "Kestrel";<support@kestrel.example>\n发送时间: 2026年11月22日\n收件人: 何知远\n您好',
    "已经到账了。",
  ),
  replyHtml(
    "Foxmail HTML",
    '<div>已经到账了。</div><div><br></div><hr style="width: 210px; height: 1px;" color="#b5c4df" size="1" align="left"><div><span>he@mail.example</span></div><blockquote style="margin-top: 0px; margin-bottom: 0px; margin-left: 0.5em;"><div>&nbsp;</div><div style="border:none;border-top:solid #B5C4DF 1.0pt;padding:3.0pt 0cm 0cm 0cm"><div style="PADDING-RIGHT: 8px; font-size: 12px;"><div><b>发件人：</b>&nbsp;Kestrel</div><div><b>发送时间：</b>&nbsp;2026-11-22&nbsp;12:20</div></div></div><div>您好</div></blockquote>',
    "已经到账了。\n\n\nhe@mail.example\n> 发件人： Kestrel\n> 发送时间： 2026-11-22 12:20\n> 您好",
    "已经到账了。\n\nhe@mail.example",
  ),
  replyHtml(
    "163 HTML",
    '<div style="line-height:1.7">已经到账了。</div><br/><div style="position:relative;zoom:1"></div><div id="divNeteaseMailCard"></div><br/>在 2026-11-22 12:20:11，"Kestrel" &lt;support@kestrel.example&gt; 写道：<br/><blockquote id="isReplyContent" style="PADDING-LEFT: 1ex; MARGIN: 0px 0px 0px 0.8ex; BORDER-LEFT: #ccc 1px solid"><div>您好</div></blockquote>',
    '已经到账了。\n\n\n在 2026-11-22 12:20:11，"Kestrel" <support@kestrel.example> 写道：\n\n> 您好',
    "已经到账了。",
  ),
  replyHtml(
    "飞书 HTML",
    '<div>已经到账了。</div><div class="lark-mail-quote" id="lark-mail-quote-1"><div>发件人：Kestrel</div><div>您好</div></div>',
    "已经到账了。\n> 发件人：Kestrel\n> 您好",
    "已经到账了。",
  ),
]

export const repliesZh: Row[] = [...text, ...markup]
