import { expect, test } from "vitest"
import { laneOf } from "./lane.ts"

const envelope = { from: "bounce@post.example", to: [], ip: null, helo: null, tls: false }

test.each([
  ["From: Odile Varga <Odile@mail.example>", "odile@mail.example"],
  // RFC 5322 §4.5 still reads it.
  ["From : Odile Varga <odile@mail.example>", "odile@mail.example"],
  ["From:\r\n odile@mail.example", "odile@mail.example"],
  ["Subject: From: odile@mail.example", "bounce@post.example"],
])("%s is in the lane of %s", (line, lane) => {
  expect(laneOf(envelope, Buffer.from(`To: support@kestrel.example\r\n${line}\r\n\r\nHi`))).toBe(lane)
})
