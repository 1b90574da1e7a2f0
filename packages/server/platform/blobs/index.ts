import type { BlobStore } from "./blobs.ts"
import { openLocalBlobs } from "./local.ts"
import type { S3Blobs } from "./s3.ts"

export { BlobFault, type BlobStore, type ByteRange } from "./blobs.ts"

/** Where files are kept: a folder of this machine, or a bucket that any number of processes share. */
export type BlobsConfig = { kind: "local"; folder: string } | ({ kind: "s3" } & S3Blobs)

export async function openBlobs(config: BlobsConfig): Promise<BlobStore> {
  if (config.kind === "local") return openLocalBlobs(config.folder)
  // Amazon's client is read only by who has a bucket.
  const { openS3Blobs } = await import("./s3.ts")
  return openS3Blobs(config)
}
