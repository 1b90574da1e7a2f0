import type { MailFindings } from "@veridesk/contract/mail/read-mail.ts"
import { makeTicketNumber } from "@veridesk/contract/ticket-number.ts"
import { alternative, makeMail, plain, word } from "../make-mail.ts"
import { type Row, row } from "./row.ts"

const found = (name: string, text: string, what: Partial<MailFindings>): Row =>
  row(`found: ${name}`, () => makeMail({}, plain(text)), { text, found: what })
const TX = "7c2d4206c03a883dd9066d620335dc1be272a8dc733cfa3f6d10308faa37facc"
const NUMBER = makeTicketNumber(481_207_735)
const SPOKEN = `${NUMBER.slice(0, 4)} ${NUMBER.slice(4, 8)} ${NUMBER.slice(8)}`

const uids: Row[] = (
  [
    ["UID", "My UID is 88120934."],
    ["UID with a colon", "UID: 88120934"],
    ["UID in full width", "ＵＩＤ：８８１２０９３４"],
    ["数字UID", "数字UID：88120934"],
    ["账户ID", "账户ID 88120934，请查"],
    ["账号", "我的账号是88120934"],
    ["帳號", "帳號：88120934"],
    ["account id", "Account ID #88120934"],
    ["account number", "account number 88120934"],
    ["用户ID in brackets", "用户ID（88120934）"],
    ["ユーザーID", "ユーザーIDは88120934です"],
    ["회원번호", "회원번호: 88120934"],
    ["номер аккаунта", "номер аккаунта: 88120934"],
    ["UID without a space", "uid88120934"],
    ["UID in quotes", 'UID "88120934"'],
  ] as const
).map(([name, text]) => found(name, text, { uids: ["88120934"] }))

export const findings: Row[] = [
  ...uids,
  found("two UIDs, one twice", "UID 88120934 and UID 77120934, uid: 88120934", {
    uids: ["88120934", "77120934"],
  }),
  found("a number without a label", "I sent 88120934 of them", { uids: [] }),
  found("a UID of too many digits", "UID 88120934881209348812", { uids: [] }),
  found("fluid isn't a label", "fluid 88120934", { uids: [] }),
  found("a TxID of TRON", `TxID: ${TX}`, { txids: [TX], addresses: [] }),
  found("a TxID in Chinese text without spaces", `交易哈希${TX}，请查`, { txids: [TX] }),
  found("a TxID with 0x", `0x${TX}`, { txids: [`0x${TX}`] }),
  found("a TxID twice", `${TX} ${TX.toUpperCase()}`, { txids: [TX] }),
  found("an explorer's address", `https://tronscan.org/#/transaction/${TX}`, { txids: [TX] }),
  found("an explorer's address in brackets", `(https://etherscan.io/tx/0x${TX})`, { txids: [`0x${TX}`] }),
  row(
    "found: an explorer's address in a link of the HTML only",
    () =>
      makeMail(
        {},
        alternative(
          "Please look.",
          `<p>Please <a href="https://tronscan.org/#/transaction/${TX}">look</a>.</p>`,
        ),
      ),
    { text: "Please look.", found: { txids: [TX] } },
  ),
  found("an address of TRON", "TXYZopYRdj2D9XRtbG411XZZ3kM5VkAeBf", {
    addresses: ["TXYZopYRdj2D9XRtbG411XZZ3kM5VkAeBf"],
    txids: [],
  }),
  found("an address of Ethereum", "to 0x52908400098527886E0F7030069857D2E4169EE7.", {
    addresses: ["0x52908400098527886E0F7030069857D2E4169EE7"],
  }),
  found("an address of Bitcoin", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", {
    addresses: ["bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"],
  }),
  found("base64 is no id", "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo5ODc2NTQzMjEwYWJjZGVmZ2hpamtsbW5vcA", {
    txids: [],
    addresses: [],
  }),
  found("mail addresses", "Write to Odile.Varga@Mail.example or 何@mail.example, not to a@b", {
    emails: ["odile.varga@mail.example"],
  }),
  found("a phone with a cue", "Phone: +49 30 901820", { phones: ["+4930901820"] }),
  found("a Chinese mobile", "手机号：138 0013 8000", { phones: ["+8613800138000"] }),
  found("a phone in full width", "电话：＋８６１３８００１３８０００", { phones: ["+8613800138000"] }),
  found("a phone with two zeros", "tel. 0049 30 901820", { phones: ["+4930901820"] }),
  found("a number without a cue is no phone", "+49 30 901820", { phones: [] }),
  found("an order", "Order ID: WD-20261122-0042", { orders: ["WD-20261122-0042"] }),
  found("订单号", "订单号：202611220042", { orders: ["202611220042"] }),
  found("訂單編號", "訂單編號 202611220042", { orders: ["202611220042"] }),
  found("注文番号", "注文番号：A20261122", { orders: ["A20261122"] }),
  found("주문번호", "주문번호: 202611220042", { orders: ["202611220042"] }),
  found("in order to", "in order toproceed with it", { orders: [] }),
  found("a time with a zone", "at 2026-11-22 12:20 UTC+8", {
    times: ["2026-11-22 12:20 UTC+8 (2026-11-22T04:20:00.000Z)"],
  }),
  found("a time of Beijing", "北京时间2026年11月22日12:20左右", {
    times: ["北京时间2026年11月22日12:20 (2026-11-22T04:20:00.000Z)"],
  }),
  found("a time without a zone", "2026/11/22 12:20:11", { times: ["2026/11/22 12:20:11"] }),
  found("a time of ISO", "2026-11-22T04:20:00Z", {
    times: ["2026-11-22T04:20:00Z (2026-11-22T04:20:00.000Z)"],
  }),
  found("a number of ours", `Re: #${NUMBER}`, { numbers: [NUMBER] }),
  found("a number of ours as it is spoken", SPOKEN, { numbers: [NUMBER] }),
  found("a number with a wrong digit", `#${NUMBER.slice(0, 9)}${(Number(NUMBER.slice(9)) + 1) % 10}`, {
    numbers: [],
  }),
  row("found: a number in the subject", () => makeMail({ Subject: word(`回复：【${NUMBER}】充值`) }, "Hi"), {
    text: "Hi",
    found: { numbers: [NUMBER] },
  }),
]

const language = (name: string, text: string, is: string | null): Row =>
  row(`language: ${name}`, () => makeMail({ Subject: "" }, plain(text)), { text, language: is })

export const languages: Row[] = [
  language("English", "My withdrawal has been pending for 38 minutes.", "en"),
  language("simplified Chinese", "我的充值还没有到账，请帮我处理。", "zh-CN"),
  language("traditional Chinese", "我的提領還沒有到帳，請協助處理。", "zh-Hant"),
  language("Chinese with coins in Latin letters", "USDT 充值到 TRON 没到账 TxID 已提供", "zh-CN"),
  language("Japanese", "出金がまだ届いていません。", "ja"),
  language("Japanese, mostly kanji", "出金申請の件、至急確認をお願い致します。", "ja"),
  language("Korean", "출금이 아직 도착하지 않았습니다.", "ko"),
  language("Russian", "Вывод ещё не поступил на кошелёк.", "ru"),
  language("Ukrainian", "Виведення ще не надійшло на мій гаманець.", "uk"),
  language("German", "Ich habe meine Auszahlung noch nicht erhalten und bitte um Hilfe.", "de"),
  language("French", "Bonjour, je n'ai pas reçu mon retrait, merci de vérifier.", "fr"),
  language("Spanish", "Hola, no he recibido mi retiro, gracias por la ayuda.", "es"),
  language("Turkish", "Merhaba, çekim işlemim için yardım lütfen.", "tr"),
  language("Vietnamese", "Tôi không nhận được tiền rút, xin giúp tôi.", "vi"),
  language("an id only", TX, null),
  language("nothing", "", null),
  row(
    "language: what was newly written counts, not the quote",
    () =>
      makeMail(
        { Subject: "Re: Withdrawal" },
        "已经到账了，谢谢你们。\n\nOn Sun, Nov 22, 2026 Kestrel <support@kestrel.example> wrote:\n> Dear customer, your withdrawal has been sent to the network, please wait for it.",
      ),
    {
      text: "已经到账了，谢谢你们。\n\nOn Sun, Nov 22, 2026 Kestrel <support@kestrel.example> wrote:\n> Dear customer, your withdrawal has been sent to the network, please wait for it.",
      fresh: "已经到账了，谢谢你们。",
      language: "zh-CN",
    },
  ),
]
