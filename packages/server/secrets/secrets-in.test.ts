import { describe, expect, test } from "vitest"
import { secretsIn } from "./index.ts"

const phrase = "legal winner thank year wave sausage worth useful legal winner thank yellow"
const stellar = "SBFGFF27Y64ZUGFAIG5AMJGQODZZKV2YQKAVUUN4HNE24XZXD2OEUVUP"
const wif = "5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ"
const hash = "9f2c4e1b7a5d8f3c6e0b1a2d4c5f7e8a9b0c1d2e3f4a5b6c7d8e9f0a1b2c3d4e"

describe("the fields of a form", () => {
  test("hold nothing on an ordinary day", async () => {
    const values = {
      type: "deposit-not-credited",
      pair: "USDT/tron",
      txid: hash,
      address: "TQ5cFm1rTqk2nDPqZKpSWYBgHhVYvRLtZL",
      memo: "104857600",
      amount: "2,480.00",
      "sent.at": "2026-11-22T14:05",
      "sent.zone": "Asia/Shanghai",
      identifier: "he.zhiyuan@mail.example",
      platform: "",
      description: "充值两小时没到账，登录密码和验证码都正常。",
    }
    expect(await secretsIn(values)).toEqual([])
  })

  test.each([
    ["txid", stellar, "private-key"],
    ["txid", wif, "private-key"],
    ["txid", phrase, "seed-phrase"],
    ["txid", `私钥 ${hash}`, "private-key"],
    ["address", stellar, "private-key"],
    ["memo", "验证码 482913", "one-time-code"],
    ["identifier", "he_zhiyuan 密码：Kes2026abc", "password"],
    ["identifier", "4111 1111 1111 1111", "card-number"],
    ["platform", phrase, "seed-phrase"],
    ["description", "API Secret: 3b1c9a7d5e2f4a6b8c0d1e2f", "api-secret"],
    ["a-field-of-tomorrow", "4111 1111 1111 1111", "card-number"],
  ])("%s refuses %j", async (field, value, kind) => {
    expect(await secretsIn({ pair: "USDT/tron", [field]: value })).toEqual([{ field, kind }])
  })

  test("are named in their order, each kind once, the proven before the likely", async () => {
    const found = await secretsIn({
      platform: `password: Kes2026abc, password: Kes2026abd, then ${wif}`,
      description: "卡号 4111 1111 1111 1111",
    })
    expect(found).toEqual([
      { field: "platform", kind: "private-key" },
      { field: "platform", kind: "password" },
      { field: "description", kind: "card-number" },
    ])
    expect(JSON.stringify(found)).not.toMatch(/Kes2026|5Hue|4111/)
  })
})
