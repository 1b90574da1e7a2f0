import { sha256 } from "@noble/hashes/sha2.js"
import { base32nopad, base58, base64, base64url, bech32, bech32m, createBase58check, hex } from "@scure/base"
import { crc16 } from "@ton/core"
import fc from "fast-check"
import { encodeAccountID } from "ripple-address-codec"
import { beforeAll, describe, expect, test } from "vitest"
import { findSecrets, secretsIn } from "./index.ts"
import { wordLists } from "./word-lists.ts"

/** What customers and staff write on an ordinary day, with all that looks a little like a secret and is none. */
const paragraphs = [
  "我在11月22日下午两点左右从另一个平台转出2,480 USDT，网络选的是TRON（TRC20），链上显示已经确认了六十多次，但是账户余额一直没有变化。请帮忙查一下这笔充值现在在哪里。",
  "昨天更换手机之后，谷歌验证器里的账户全部不见了。我试过短信验证码，也试过邮箱验证码，页面都提示已发送，可是一条都没有收到。我的用户名是 jiahe_lu，UID 10023456，注册手机尾号 5678。",
  "提现单号 W-20261122-0417，数量 0.35 BTC，状态一直停留在“处理中”。已经等待了三个多小时，同一天另一笔提现只用了二十分钟就到账。如果需要补充材料，请直接告诉我需要哪些。",
  "客服你好，我想问一下助记词和私钥的区别。你们的文章里说任何人索要助记词都是诈骗，可是群里有人自称官方人员，让我把钱包的十二个单词发给他，我没有发，请帮我核实这个人的身份。",
  "登录密码没有改过，资金密码忘记了。点“忘记密码”之后要求填写邮箱验证码，但是验证码填进去提示错误，代码 110007。请问这个错误代码是什么意思？",
  "我把币从以太坊网络充到了你们的BSC地址，TxID是0x9f2c4e1b7a5d8f3c6e0b1a2d4c5f7e8a9b0c1d2e3f4a5b6c7d8e9f0a1b2c3d4e，地址是0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed，请问能不能找回？",
  "身份认证提交之后两天没有结果，上传的照片是清楚的，姓名和证件号码也都核对过。之前打过电话，客服说二十四小时之内会有回复。麻烦帮我催一下，谢谢。",
  "The withdrawal of 0.8 BTC has been pending for 38 minutes. Its number is W-20261122-0388 and this is my third mail about it. Two earlier ones to the same address bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4 arrived within ten minutes each.",
  "My card was declined twice today, once at 14:05 and once at 14:12 (UTC+8). It ends in 4242, the bank says nothing was blocked on their side. The reference they gave me is 20261122140512345678, and the amount was 250,000 JPY.",
  "I forgot my password and the reset link never came. I checked the spam folder, then tried the other mail address. The page says: invalid password, 2 attempts left, try again in 24 hours. I have not changed my phone number.",
  "API requests fail with code -1022 since the key's IP list was changed. Key ends in 8c0d, request id 7f3e2a10-55d1-4b8e-9c0a-3f2b1d6e8a47, timestamp 1763784300123, recvWindow 5000. The signature is hmac sha256 of the query as in the example of your docs.",
  "Somebody called @Kestrel_help wrote to me on Telegram. He wanted my seed phrase, then a code from the authenticator, and said that support would unlock the account in five minutes. I gave him nothing. Can you please tell me whether this person works for you?",
  "Thank you, that was quick. The deposit is there now: 2,480.00 USDT, credited 15:31. One more question, because it happened to a friend as well: what becomes of money sent to an address that was retired a year ago?",
  "Nunca comparto mi frase de recuperación con nadie; solo quiero saber por qué el depósito de ayer todavía no aparece en mi cuenta después de tantas confirmaciones en la red.",
]

describe("ordinary texts hold no secret", () => {
  test.each(paragraphs)("%s", async (text) => expect(await findSecrets(text)).toEqual([]))

  test("nor do all of them as one letter", async () => {
    expect(await findSecrets(paragraphs.join("\n\n"))).toEqual([])
  })
})

describe("made-up Chinese", () => {
  const parts = {
    who: ["我", "我朋友", "客服", "平台", "系统", "你们", "对方", "技术人员", "这个账户", "那位同事"],
    when: ["昨天", "今天下午两点", "上周", "刚才", "三天以前", "凌晨", "登录的时候", "充值之后", "一直"],
    does: [
      "提交了",
      "收到了",
      "没有看到",
      "忘记了",
      "正在查询",
      "无法打开",
      "重新设置",
      "不小心删除了",
      "已经确认",
      "找不到",
    ],
    what: [
      "充值记录",
      "提现申请",
      "登录密码",
      "短信验证码",
      "谷歌验证器",
      "助记词",
      "私钥",
      "钱包地址",
      "交易哈希",
      "银行卡",
      "身份证件",
      "订单号",
      "资金密码",
      "到账通知",
      "工单",
    ],
    how: [
      "请帮忙看一下",
      "谢谢",
      "能不能快一点",
      "页面提示网络异常",
      "等了很长时间",
      "不知道怎么办",
      "还需要补充什么材料",
      "金额是 2,480 USDT",
      "单号 10023456",
      "尾号 5678",
    ],
  }
  const one = (words: string[]) => fc.constantFrom(...words)
  const clause = fc
    .tuple(one(parts.who), one(parts.when), one(parts.does), one(parts.what))
    .map((words) => words.join(""))
  const sentence = fc
    .tuple(
      fc.array(clause, { minLength: 1, maxLength: 3 }),
      one(parts.how),
      fc.constantFrom("。", "！", "？", "\n"),
    )
    .map(([clauses, how, stop]) => `${[...clauses, how].join("，")}${stop}`)

  test("of words a customer uses is never flagged", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(sentence, { minLength: 1, maxLength: 12 }), async (sentences) => {
        expect(await findSecrets(sentences.join(""))).toEqual([])
      }),
      { numRuns: 600 },
    )
  })

  let characters: string[]
  beforeAll(async () => {
    characters = (await wordLists()).lists[0]?.words ?? []
  })

  test("of nothing but listed characters, in lines of twelve and twenty-four, is never flagged unnamed", async () => {
    const line = fc
      .constantFrom(12, 24)
      .chain((length) =>
        fc
          .array(fc.nat(2047), { minLength: length, maxLength: length })
          .map((places) => places.map((place) => characters[place] ?? "").join("")),
      )
    const stops = fc.constantFrom("，", "。", "\n", " ", "：")
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(line, stops), { minLength: 4, maxLength: 20 }), async (lines) => {
        expect(await findSecrets(lines.flat().join(""))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  test("with 助记词 in its sentences is not taken for one, though one window in sixteen has a right checksum", async () => {
    const clause12 = fc
      .array(fc.nat(2047), { minLength: 12, maxLength: 12 })
      .map((places) => places.map((place) => characters[place] ?? "").join(""))
    await fc.assert(
      fc.asyncProperty(clause12, clause12, async (one, two) => {
        expect(await findSecrets(`我的助记词丢了，${one}，${two}。请问助记词怎么找回？${one}`)).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})

describe("TxIDs and addresses", () => {
  const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
  const base58check = createBase58check(sha256)
  const checked = (version: number) =>
    bytes(20).map((body) => base58check.encode(Uint8Array.of(version, ...body)))
  const words = (prefix: string, length: number) =>
    bytes(length).map((body) => bech32.encode(prefix, bech32.toWords(body), false))
  const hex32 = bytes(32).map(hex.encode)

  const txids: [string, fc.Arbitrary<string>][] = [
    ["Bitcoin, TRON, Litecoin", hex32],
    ["EVM, Sui", hex32.map((hash) => `0x${hash}`)],
    ["XRP, Cosmos", hex32.map((hash) => hash.toUpperCase())],
    ["Solana", bytes(64).map(base58.encode)],
    ["NEAR", bytes(32).map(base58.encode)],
    ["TON", bytes(32).map(base64.encode)],
    ["Algorand", bytes(32).map(base32nopad.encode)],
    ["Aptos", fc.integer({ min: 1e8, max: 4e9 }).map(String)],
    ["Polkadot", fc.tuple(fc.integer({ min: 1e5, max: 1e9 }), fc.nat(999)).map((pair) => pair.join("-"))],
    ["an explorer's page", hex32.map((hash) => `https://tronscan.org/#/transaction/${hash}`)],
  ]
  const addresses: [string, fc.Arbitrary<string>][] = [
    ["Bitcoin", checked(0)],
    ["Bitcoin, script", checked(5)],
    ["Bitcoin, segwit", words("bc", 20)],
    ["Bitcoin, taproot", bytes(32).map((body) => bech32m.encode("bc", [1, ...bech32m.toWords(body)], false))],
    ["TRON", checked(0x41)],
    ["Litecoin", checked(0x30)],
    ["Dogecoin", checked(0x1e)],
    ["EVM", bytes(20).map((body) => `0x${hex.encode(body)}`)],
    ["XRP", bytes(20).map((body) => encodeAccountID(body))],
    [
      "Stellar",
      bytes(32).map((key) => {
        const body = Uint8Array.of(6 << 3, ...key)
        return base32nopad.encode(Uint8Array.of(...body, ...crc16(Buffer.from(body)).reverse()))
      }),
    ],
    ["Solana", bytes(32).map(base58.encode)],
    ["TON", bytes(34).map((body) => base64url.encode(Uint8Array.of(...body, ...crc16(Buffer.from(body)))))],
    ["Sui, Aptos", hex32.map((hash) => `0x${hash}`)],
    ["NEAR", hex32],
    ["Cardano", words("addr", 57)],
    ["Cosmos", words("cosmos", 20)],
    ["Polkadot", bytes(35).map(base58.encode)],
    ["Algorand", bytes(36).map(base32nopad.encode)],
  ]

  test.each(txids)("a TxID of %s is none in its field nor in a sentence", async (_, txid) => {
    await fc.assert(
      fc.asyncProperty(txid, async (value) => {
        expect(await secretsIn({ txid: value, description: `TxID：${value}，一直没到账` })).toEqual([])
      }),
    )
  })

  test.each(addresses)("an address of %s is none in its field nor in a sentence", async (_, address) => {
    await fc.assert(
      fc.asyncProperty(address, async (value) => {
        expect(await secretsIn({ address: value, description: `My address is ${value} (copied)` })).toEqual(
          [],
        )
      }),
    )
  })
})

test("numbers as long as a card's are none in the fields for them", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.bigInt({ min: 4n * 10n ** 15n, max: 5n * 10n ** 15n }).map(String),
      async (number) => {
        expect(await secretsIn({ withdrawal: number, memo: number, amount: number, txid: number })).toEqual(
          [],
        )
      },
    ),
  )
})
