import type { BlobStore } from "./blobs.ts"
import { openLocalBlobs } from "./local.ts"
import { openS3Blobs, type S3Blobs } from "./s3.ts"

export { BlobFault, type BlobStore, type ByteRange } from "./blobs.ts"

/** Where files are kept: a folder of this machine, or a bucket that any number of processes share. */
export type BlobsConfig = { kind: "local"; folder: string } | ({ kind: "s3" } & S3Blobs)

export async function openBlobs(config: BlobsConfig): Promise<BlobStore> {
  return config.kind === "local" ? openLocalBlobs(config.folder) : openS3Blobs(config)
}
