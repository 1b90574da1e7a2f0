import { createHash, randomBytes, randomUUID } from "node:crypto"
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Readable } from "node:stream"
import { buffer } from "node:stream/consumers"
import { type FauxqsServer, startFauxqs } from "fauxqs"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { BlobFault, type BlobStore, openBlobs } from "./index.ts"

const bytes = randomBytes(700_000)
const address = createHash("sha256").update(bytes).digest("hex")
const absent = "0".repeat(64)

let folder: string
let s3: FauxqsServer
const open: Record<string, () => Promise<BlobStore>> = {
  "a local folder": () => openBlobs({ kind: "local", folder: join(folder, "local") }),
  "an S3 bucket": () => openBlobs(bucket("veridesk-files")),
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "veridesk-blobs-"))
  s3 = await startFauxqs({ port: 0, logger: false })
  s3.createBucket("veridesk-files")
})
afterAll(async () => {
  await s3.stop()
  await rm(folder, { recursive: true, force: true })
})

describe.each(Object.keys(open))("blobs in %s", (kind) => {
  let blobs: BlobStore
  beforeAll(async () => {
    blobs = await (open[kind] as () => Promise<BlobStore>)()
  })

  test("gives back by address what was put as a stream, whole and in part", async () => {
    const stored = await blobs.put(Readable.from([bytes.subarray(0, 9), bytes.subarray(9)]))
    expect(stored).toEqual({ sha256: address, size: bytes.length })
    expect((await buffer(await blobs.open(address))).equals(bytes)).toBe(true)
    const part = await buffer(await blobs.open(address, { start: 100, end: 299 }))
    expect(part.equals(bytes.subarray(100, 300))).toBe(true)
  })

  test("keeps one copy of the same bytes, put at the same time", async () => {
    const twice = await Promise.all([blobs.put(bytes), blobs.put(Buffer.from(bytes))])
    expect(twice.map((stored) => stored.sha256)).toEqual([address, address])
    expect((await buffer(await blobs.open(address))).equals(bytes)).toBe(true)
  })

  test("keeps nothing of a source that breaks off", async () => {
    const broken = Readable.from(
      (function* () {
        yield bytes.subarray(0, 1000)
        throw new Error("cut")
      })(),
    )
    await expect(blobs.put(broken)).rejects.toThrow("cut")
    const half = createHash("sha256").update(bytes.subarray(0, 1000)).digest("hex")
    expect(await blobs.has(half)).toBe(false)
  })

  test("removes, twice without harm, and calls the rest missing", async () => {
    const { sha256 } = await blobs.put(Buffer.from(randomUUID()))
    expect(await blobs.has(sha256)).toBe(true)
    await blobs.remove(sha256)
    await blobs.remove(sha256)
    expect(await blobs.has(sha256)).toBe(false)
    await expect(blobs.open(absent)).rejects.toMatchObject({ kind: "missing", sha256: absent })
  })

  test("takes no path for an address", async () => {
    await expect(blobs.open("../../etc/passwd")).rejects.toThrow(TypeError)
    await expect(blobs.remove(address.toUpperCase())).rejects.toThrow(TypeError)
  })

  test("says that it is well", async () => {
    expect(await blobs.health()).toEqual({ ok: true })
  })
})

describe("a local folder", () => {
  const place = () => join(folder, "local", address.slice(0, 2), address.slice(2, 4), address)

  test("notices one changed byte before giving any out, and heals by the same bytes", async () => {
    const blobs = await openBlobs({ kind: "local", folder: join(folder, "local") })
    await blobs.put(bytes)
    await buffer(await blobs.open(address))
    const damaged = Buffer.from(await readFile(place()))
    damaged[500_000] = (damaged[500_000] ?? 0) ^ 1
    await writeFile(place(), damaged)
    await utimes(place(), new Date(), new Date(Date.now() + 5000))
    await expect(blobs.open(address, { start: 0, end: 9 })).rejects.toMatchObject({ kind: "corrupt" })
    await blobs.put(bytes)
    expect((await buffer(await blobs.open(address))).equals(bytes)).toBe(true)
  })

  test("clears half-written files of yesterday at the start, and only those", async () => {
    const arriving = join(folder, "local", "arriving")
    await writeFile(join(arriving, "old"), "x")
    await writeFile(join(arriving, "young"), "x")
    await utimes(join(arriving, "old"), new Date(0), new Date(0))
    await openBlobs({ kind: "local", folder: join(folder, "local") })
    expect(await readdir(arriving)).toEqual(["young"])
    await rm(join(arriving, "young"))
  })

  test("says what is wrong when the folder is gone", async () => {
    const blobs = await openBlobs({ kind: "local", folder: join(folder, "gone") })
    await rm(join(folder, "gone"), { recursive: true })
    expect(await blobs.health()).toEqual({ ok: false, kind: "unavailable" })
    await expect(blobs.put(bytes)).rejects.toBeInstanceOf(BlobFault)
  })
})

describe("an S3 bucket", () => {
  test("breaks off a read whose bytes are not those of the address", async () => {
    const blobs = await openBlobs({ ...bucket("veridesk-files"), prefix: "damaged/" })
    const { S3Client, PutObjectCommand } = await import("@aws-sdk/client-s3")
    const client = new S3Client({
      endpoint: s3.address,
      forcePathStyle: true,
      region: "us-east-1",
      credentials: { accessKeyId: "test", secretAccessKey: "test" },
    })
    const Key = `damaged/${address.slice(0, 2)}/${address.slice(2, 4)}/${address}`
    const Body = Buffer.concat([bytes.subarray(0, -1), Buffer.from([(bytes.at(-1) ?? 0) ^ 1])])
    await client.send(new PutObjectCommand({ Bucket: "veridesk-files", Key, Body }))
    const stream = await blobs.open(address)
    let seen = 0
    stream.on("data", (chunk: Buffer) => {
      seen += chunk.length
    })
    await expect(new Promise((_, reject) => stream.on("error", reject))).rejects.toMatchObject({
      kind: "corrupt",
    })
    expect(seen).toBeLessThan(bytes.length)
  })

  test("says that a bucket is not there", async () => {
    const blobs = await openBlobs(bucket("no-such-bucket"))
    expect(await blobs.health()).toEqual({ ok: false, kind: "unavailable" })
    await expect(blobs.put(bytes)).rejects.toMatchObject({ kind: "unavailable" })
  })
})

function bucket(name: string) {
  return {
    kind: "s3" as const,
    bucket: name,
    region: "us-east-1",
    accessKeyId: "test",
    secretAccessKey: "test",
    endpoint: s3.address,
    spoolFolder: join(folder, "spool"),
  }
}
