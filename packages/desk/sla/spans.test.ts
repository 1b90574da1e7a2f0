import { expect, test } from "vitest"
import { readHours, readSpan, writeHours, writeSpan } from "./spans.ts"

test.each([
  ["15 min", 15],
  ["15m", 15],
  ["4 h", 240],
  ["1.5 h", 90],
  ["3 d", 4320],
  [" 2D ", 2880],
  ["", null],
  ["4", null],
  ["0 h", null],
  ["-1 h", null],
  ["900 d", null],
  ["four hours", null],
])("the time %s is %s minutes", (text, minutes) => {
  expect(readSpan(text)).toBe(minutes)
})

test.each([1, 15, 59, 60, 90, 240, 1440, 4320, 43_200])(
  "%s minutes are read as they are written",
  (minutes) => {
    expect(readSpan(writeSpan(minutes))).toBe(minutes)
  },
)

test.each([
  ["09:00-18:00", [{ from: "09:00", to: "18:00" }]],
  [
    "9:00 – 12:00，13:00–18:00",
    [
      { from: "09:00", to: "12:00" },
      { from: "13:00", to: "18:00" },
    ],
  ],
  ["00:00-24:00", [{ from: "00:00", to: "24:00" }]],
  ["", []],
  ["18:00-09:00", null],
  ["09:00-12:00, 12:00-18:00", null],
  ["13:00-18:00, 09:00-12:00", null],
  ["09:00-25:00", null],
  ["all day", null],
])("the hours %s", (text, hours) => {
  expect(readHours(text)).toEqual(hours)
  if (hours) expect(readHours(writeHours(hours))).toEqual(hours)
})
