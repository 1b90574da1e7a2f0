import { createHash } from "node:crypto"
import { createReadStream } from "node:fs"
import { mkdir, rm } from "node:fs/promises"
import { Readable, Transform } from "node:stream"
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3"
import { assertAddress, BlobFault, type BlobStore, type ByteRange, type StoredBlob } from "./blobs.ts"
import { type Spooled, spool } from "./spool.ts"

export type S3Blobs = {
  bucket: string
  region: string
  accessKeyId: string
  secretAccessKey: string
  /** Of a server that is not Amazon's (MinIO, Ceph, …); such are addressed by path, not by host name. */
  endpoint?: string
  /** Goes before every key, for a bucket that is shared; ends with "/" where a folder is meant. */
  prefix?: string
  /** A local folder for bytes on their way: an address is known only after the last byte. */
  spoolFolder: string
}

const TRIES = 3
const ignore = (): void => {}

/** Blobs as objects of one bucket, keyed `ab/cd/<sha256>`. A whole object is hashed while it is read, a range is not. */
export async function openS3Blobs(o: S3Blobs): Promise<BlobStore> {
  await mkdir(o.spoolFolder, { recursive: true, mode: 0o700 })
  const client = new S3Client({
    region: o.region,
    credentials: { accessKeyId: o.accessKeyId, secretAccessKey: o.secretAccessKey },
    ...(o.endpoint ? { endpoint: o.endpoint, forcePathStyle: true } : {}),
    // Newer clients send CRC trailers by default, which servers other than Amazon's often refuse.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    // The client's own lines go to the console, beside our log; what went wrong is in the fault anyway.
    logger: { debug: ignore, info: ignore, warn: ignore, error: ignore },
  })
  const at = (sha256: string) => {
    assertAddress(sha256)
    return { Bucket: o.bucket, Key: `${o.prefix ?? ""}${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}` }
  }

  const upload = async (file: Spooled): Promise<void> => {
    // A stream that was read can't be sent again, so every try opens the file anew.
    for (let attempt = 1; ; attempt++) {
      try {
        const Body = createReadStream(file.path)
        await client.send(new PutObjectCommand({ ...at(file.sha256), Body, ContentLength: file.size }))
        return
      } catch (cause) {
        if (attempt === TRIES || (cause instanceof S3ServiceException && cause.$fault === "client")) {
          throw new BlobFault({ kind: "unavailable", sha256: file.sha256, cause })
        }
      }
    }
  }

  return {
    async put(source: Readable | Uint8Array): Promise<StoredBlob> {
      const file = await spool(source, o.spoolFolder)
      try {
        await upload(file)
      } finally {
        await rm(file.path, { force: true })
      }
      return { sha256: file.sha256, size: file.size }
    },

    async open(sha256: string, range?: ByteRange): Promise<Readable> {
      const Range = range ? `bytes=${range.start}-${range.end}` : undefined
      const answer = await client
        .send(new GetObjectCommand({ ...at(sha256), Range }))
        .catch((cause: unknown) => {
          throw new BlobFault({ kind: isNotThere(cause) ? "missing" : "unavailable", sha256, cause })
        })
      if (!(answer.Body instanceof Readable)) throw new BlobFault({ kind: "unavailable", sha256 })
      return range ? answer.Body : checked(answer.Body, sha256)
    },

    async has(sha256: string): Promise<boolean> {
      return client.send(new HeadObjectCommand(at(sha256))).then(
        () => true,
        (cause: unknown) => {
          if (isNotThere(cause)) return false
          throw new BlobFault({ kind: "unavailable", sha256, cause })
        },
      )
    },

    async remove(sha256: string): Promise<void> {
      await client.send(new DeleteObjectCommand(at(sha256))).catch((cause: unknown) => {
        throw new BlobFault({ kind: "unavailable", sha256, cause })
      })
    },

    async health() {
      return client.send(new HeadBucketCommand({ Bucket: o.bucket })).then(
        () => ({ ok: true }) as const,
        () => ({ ok: false, kind: "unavailable" }) as const,
      )
    },
  }
}

/** Passes bytes on but holds the newest chunk back until the whole is proved, so a damaged file never looks complete. */
function checked(body: Readable, sha256: string): Readable {
  const hash = createHash("sha256")
  let held: Buffer | null = null
  const check = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      const ready = held
      held = chunk
      done(null, ready ?? undefined)
    },
    flush(done) {
      if (hash.digest("hex") !== sha256) done(new BlobFault({ kind: "corrupt", sha256 }))
      else done(null, held ?? undefined)
    },
  })
  body.on("error", (cause) => check.destroy(new BlobFault({ kind: "unavailable", sha256, cause })))
  check.on("close", () => body.destroy())
  return body.pipe(check)
}

function isNotThere(cause: unknown): boolean {
  return cause instanceof S3ServiceException && cause.$metadata.httpStatusCode === 404
}
