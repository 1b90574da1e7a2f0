import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { displayName, extensionOf, withTrueExtension } from "./display-name.ts"
import { contentDisposition } from "./disposition.ts"

describe("a name as it is shown", () => {
  test.each([
    ["../../etc/passwd.txt", "passwd.txt"],
    ["C:\\Users\\何知远\\截图.png", "截图.png"],
    ["CON", "_CON"],
    ["nul.txt", "_nul.txt"],
    ["\u200b.htaccess", "htaccess"],
    ["photo\u202egpj.exe", "photogpj.exe"],
    ["a\0b.png", "ab.png"],
    ['a;b"c".png', "a;b_c_.png"],
    ["line\r\nSet-Cookie: x.png", "lineSet-Cookie_ x.png"],
    ["  ..  ", "file"],
    ["", "file"],
    ["x/", "file"],
    ["\ud800.png", "_.png"],
    ["充值 记录。.pdf", "充值 记录。.pdf"],
  ])("%j becomes %j", (raw, shown) => {
    expect(displayName(raw)).toBe(shown)
  })

  test("5,000 characters are cut and the ending stays", () => {
    const shown = displayName(`${"名".repeat(5000)}.pdf`)
    expect(shown.endsWith("名.pdf")).toBe(true)
    expect(Buffer.byteLength(shown)).toBeLessThanOrEqual(200)
  })

  test("whatever comes in, the result is short, visible, no path, and stays as it is", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: "binary", maxLength: 400 }), fc.string({ maxLength: 400 })),
        (raw) => {
          const shown = displayName(raw)
          expect(shown).not.toBe("")
          expect(shown).not.toMatch(/[/\\\p{Cc}\p{Cf}]|^\.|\.$/u)
          expect(Buffer.byteLength(shown)).toBeLessThanOrEqual(200)
          expect(displayName(shown)).toBe(shown)
        },
      ),
    )
  })
})

describe("the true ending", () => {
  test.each([
    ["photo.png", "image/jpeg", "photo.jpg"],
    ["photo.JPEG", "image/jpeg", "photo.JPEG"],
    ["photo.png.exe", "image/png", "photo.png"],
    ["invoice.pdf.exe", "image/png", "invoice.pdf.png"],
    ["photo", "image/webp", "photo.webp"],
    ["app.conf", "text/plain", "app.conf.txt"],
    ["server.log", "text/plain", "server.log"],
    ["v1.2 截图", "image/png", "v1.2 截图.png"],
  ])("%j of %s becomes %j", (name, mediaType, shown) => {
    expect(withTrueExtension(name, mediaType)).toBe(shown)
  })

  test("fits the limit also for the longest names", () => {
    const shown = withTrueExtension(displayName("名".repeat(5000)), "application/pdf")
    expect(extensionOf(shown)).toBe("pdf")
    expect(Buffer.byteLength(shown)).toBeLessThanOrEqual(200)
  })
})

describe("a Content-Disposition header", () => {
  test("carries a Chinese name in both forms", () => {
    expect(contentDisposition("attachment", "截图 1.png")).toBe(
      "attachment; filename=\"__ 1.png\"; filename*=UTF-8''%E6%88%AA%E5%9B%BE%201.png",
    )
  })

  test("can't be broken out of", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (name) => {
        const header = contentDisposition("attachment", name)
        expect(header).toMatch(
          /^attachment; filename="[ !#$&-[\]-~]*"; filename\*=UTF-8''[A-Za-z0-9%\-_.!~]*$/,
        )
      }),
    )
  })
})
