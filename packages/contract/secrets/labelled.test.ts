import { describe, expect, test } from "vitest"
import { oneTimeCodes } from "./code.ts"
import type { SecretFinding } from "./finding.ts"
import { labelledSecrets } from "./labelled.ts"
import { legible } from "./legible.ts"
import { suspectSecrets } from "./suspect.ts"

const values = (text: string, find: (text: string) => SecretFinding[]) => {
  const read = legible(text).text
  return find(read).map(({ start, end }) => read.slice(start, end))
}
const secrets = (text: string) => values(text, labelledSecrets)
const codes = (text: string) => values(text, oneTimeCodes)

describe("passwords", () => {
  test.each([
    ["我的密码是abc12345", "abc12345"],
    ["密码：hunter2!", "hunter2!"],
    ["登录密码:Kes2026abc，登不上", "Kes2026abc"],
    ["密碼為 Kestrel#88", "Kestrel#88"],
    ["资金密码123456不对", "123456"],
    ["资金密码 123456", "123456"],
    ["密码改成了 Merlin77x", "Merlin77x"],
    ["账号 he@mail.example 密码“Varga2026”", "Varga2026"],
    ["账号密码：he@mail.example / Varga2026", "Varga2026"],
    ["密码 Abc123456 一直提示错误", "Abc123456"],
    ["password: sunflower", "sunflower"],
    ["Password:\nsunflower\nthanks", "sunflower"],
    ["my password is hunter2.", "hunter2"],
    ["the password was changed to Kes!2026, still no", "Kes!2026"],
    ["PIN: 4417", "4417"],
    ["pwd=Zx9_plum", "Zx9_plum"],
    ['{"user":"odile","password":"plum-tree-7"}', "plum-tree-7"],
    ["password Tomas1987 does not work", "Tomas1987"],
    ["Ｐａｓｓｗｏｒｄ：ａｂｃ１２３４５", "abc12345"],
  ])("%j gives %j away", async (text, value) => {
    expect(secrets(text)).toEqual([value])
    expect(await suspectSecrets(text)).toHaveLength(1)
  })

  test.each([
    "忘记密码了",
    "密码不对",
    "忘记密码 10023456",
    "重置密码20261122之后还是不行",
    "密码：8-16位字符",
    "密码错误，请在 24 小时后再试",
    "我用邮箱和密码登录，然后提示网络异常",
    "密码：******",
    "密码：忘记了",
    "密码/验证码都输入了还是不行",
    "I forgot my password",
    "Password: wrong",
    "password is wrong, then password is correct",
    "invalid password: attempt 3 of 5",
    "the password reset link doesn't come",
    "password: <your password>",
    "Password:\nUsername:\n",
    "password: https://help.kestrel.example/reset",
    "password reset on 2026-11-22 at 14:05",
    "password must be 8-64 characters",
    "I typed the password and it said: 2 attempts left",
    "Use a passkey instead of a password; passwordless is 100% fine",
  ])("%j gives nothing away", async (text) => expect(await suspectSecrets(text)).toEqual([]))
})

describe("one-time codes", () => {
  test.each([
    ["验证码：482913", "482913"],
    ["驗證碼是 482 913", "482 913"],
    ["我输入验证码482913提示错误", "482913"],
    ["谷歌验证码 482913", "482913"],
    ["谷歌验证器上是 48291377", "48291377"],
    ["GA码 482913", "482913"],
    ["482913是我的短信验证码", "482913"],
    ["【Kestrel】验证码【482913】，5分钟内有效", "482913"],
    ["My 2FA code is 482913", "482913"],
    ["the verification code I entered was 482913 and it failed", "482913"],
    ["G-482913 is your Google verification code.", "482913"],
    ["use 482913 as your login code", "482913"],
    ["OTP 482913", "482913"],
    ["my authenticator shows 482913", "482913"],
    ["身份验证器上的数字是 482913", "482913"],
    ["my code is 482-913", "482-913"],
    ["email code:\n482913", "482913"],
  ])("%j gives %j away", async (text, value) => {
    expect(codes(text)).toEqual([value])
    expect(await suspectSecrets(text)).toHaveLength(1)
  })

  test.each([
    "收不到验证码，UID 12345678",
    "收不到验证码，我的账号是 10023456",
    "验证码错误 110007",
    "收不到短信验证码，订单号 48291377",
    "验证码发送到 13812345678",
    "验证码一直收不到，充值了 250000 USDT",
    "验证码等了 100000 秒",
    "no verification code since 20261122",
    "no SMS code, ticket #482913",
    "API error code 110007",
    '{"code":110007,"msg":"insufficient balance"}',
    "the login code never arrived. Block 8482913",
    "authenticator codes are refused, phone number 4829137",
  ])("%j gives nothing away", async (text) => expect(await suspectSecrets(text)).toEqual([]))
})

describe("set-up keys, recovery codes, API secrets, card checks", () => {
  test.each([
    ["谷歌验证器密钥：JBSW Y3DP EHPK 3PXP", "JBSW Y3DP EHPK 3PXP"],
    ["setup key JBSWY3DPEHPK3PXPJBSW", "JBSWY3DPEHPK3PXPJBSW"],
    ["备用码：8f3k-22qa", "8f3k-22qa"],
    ["my recovery code is 9QF7-K2M4", "9QF7-K2M4"],
    ["API Secret: 3b1c9a7d5e2f4a6b8c0d1e2f", "3b1c9a7d5e2f4a6b8c0d1e2f"],
    ["API密钥：3b1c9a7d-5e2f4a6b-8c0d1e2f-a1b2c", "3b1c9a7d-5e2f4a6b-8c0d1e2f-a1b2c"],
    ['secretKey="3b1c9a7d5e2f4a6b8c0d1e2f"', "3b1c9a7d5e2f4a6b8c0d1e2f"],
    ["Authorization: Bearer 9kq2mJx7Lw0pR4tY8uZ1", "9kq2mJx7Lw0pR4tY8uZ1"],
    ["CVV: 417", "417"],
    ["卡背三位 417", "417"],
  ])("%j gives %j away", async (text, value) => {
    expect(secrets(text)).toEqual([value])
    expect(await suspectSecrets(text)).toHaveLength(1)
  })

  test.each([
    "my setup key is somewhere in the drawer of my desk at home",
    "API key ends in 8c0d, the secret is not shown any more",
    "API 密钥权限申请，绑定 IP 203.0.113.7",
    "API key 3b1c, secret: see the e-mail",
    "恢复码丢了，备用码也没有保存",
    "sign=3a7bd3e2360a3d29eea436fcfb7e44c735d117c4",
    "the bearer of this letter",
  ])("%j gives nothing away", async (text) => expect(await suspectSecrets(text)).toEqual([]))
})
