import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { cardNumbers } from "./card.ts"

const found = (text: string) => cardNumbers(text).map(({ start, end }) => text.slice(start, end))

describe("card numbers", () => {
  test.each([
    ["4111111111111111", "4111111111111111"],
    ["my card 4111 1111 1111 1111 was declined", "4111 1111 1111 1111"],
    ["5500-0055-5555-5559", "5500-0055-5555-5559"],
    ["2223003122003222", "2223003122003222"],
    ["amex 3782 822463 10005", "3782 822463 10005"],
    ["银行卡6222021234567890128", "6222021234567890128"],
    ["卡号：6222 0212 3456 7890 128", "6222 0212 3456 7890 128"],
    ["日期 2026 4111 1111 1111 1111", "4111 1111 1111 1111"],
    ["a,4242424242424242,12/29", "4242424242424242"],
    ["visa 4222222222222", "4222222222222"],
  ])("%j holds %j", (text, card) => expect(found(text)).toEqual([card]))

  test.each([
    ["a wrong check digit", "4111 1111 1111 1112"],
    ["an order's number", "订单号 4242424242424242"],
    ["an order's number in English", "order id: 4242424242424242"],
    ["a tag", "memo 4222222222222"],
    ["thirteen digits without a word for a card", "4222222222222"],
    ["a phone number", "+8613812345678"],
    ["milliseconds", "1763784300123"],
    ["part of a hash", "0x4111111111111111aabb"],
    ["an amount in wei", "4000000000000000000 wei"],
    ["decimals", "4111111111.111111"],
    ["a withdrawal's number", "W-20261122-0417"],
    ["the last four digits", "card ending in 4242"],
  ])("not %s", (_, text) => expect(found(text)).toEqual([]))

  test("a wrong digit in a card's number is no card", () => {
    fc.assert(
      fc.property(fc.nat(15), fc.integer({ min: 1, max: 9 }), (place, step) => {
        const digits = [..."4242424242424242"].map(Number)
        digits[place] = ((digits[place] ?? 0) + step) % 10
        expect(found(`card ${digits.join("")}`)).toEqual([])
      }),
    )
  })
})
