import { expect, test } from "vitest"
import { bringsCodeOfAnother, isFollowUp, sameAs, tokensIn } from "./mail.ts"
import { bareSubject } from "./outgoing/outgoing.ts"

const TOKEN = "abcdefghijklmnopqrstuvwxyz234567"

test.each([
  ["再次发送：提现未到账", true],
  ["【跟进】工单 518240937", true],
  ["Follow-up: withdrawal pending", true],
  ["RESEND my documents", true],
  ["Ｆｏｌｌｏｗ ｕｐ", true],
  ["催促处理充值", true],
  ["Re: withdrawal pending", false],
  ["I will follow your advice", false],
  ["presented documents", false],
])("%j says that it follows up: %s", (subject, follows) => expect(isFollowUp(subject)).toBe(follows))

test.each([
  ["Re: Re: 回复：withdrawal", "withdrawal"],
  ["RE[2]: Fwd: 转发: 提现", "提现"],
  ["AW: WG: Auszahlung", "Auszahlung"],
  ["Regarding my deposit", "Regarding my deposit"],
  ["Re:", ""],
])("%j is about %j", (subject, about) => expect(bareSubject(subject)).toBe(about))

test("tokens are found behind the plus of any address, for bounces too, once each, and nothing else is one", () => {
  expect(
    tokensIn([
      `support+${TOKEN}@kestrel.example`,
      `Support+${TOKEN.toUpperCase()}@kestrel.example`,
      `support+b.${"z".repeat(32)}@kestrel.example`,
      "support+short@kestrel.example",
      "support@kestrel.example",
    ]),
  ).toEqual([TOKEN, "z".repeat(32)])
})

test.each([
  ["no-reply@slack.com", "Your Slack confirmation code: 518-240", true],
  ["noreply@email.apple.com", "Your Apple ID verification code", true],
  ["noreply@github.com", "[GitHub] Please verify your email address", true],
  ["odile@mail.example", "My verification code doesn't arrive", false],
  ["odile@notslack.com", "verify", false],
  ["news@slack.com", "What is new this month", false],
])("from %s about %j: the code of a third party: %s", (address, subject, is) => {
  expect(bringsCodeOfAnother({ from: [{ name: "", address }], subject, text: "" })).toBe(is)
})

test("the same mail is known again by its Message-ID and its words; another under the same id is another", () => {
  const mail = {
    messageId: "a@mail.example",
    from: [{ name: "Odile Varga", address: "odile@mail.example" }],
    subject: "BTC withdrawal",
    sentAt: "2026-11-22T04:20:00.000Z",
    text: "38 minutes now",
  }
  expect(sameAs({ ...mail })).toBe(sameAs(mail))
  expect(sameAs({ ...mail, text: "39 minutes now" })).not.toBe(sameAs(mail))
  expect(sameAs({ ...mail, messageId: null })).not.toBe("")
})
