import { attachmentLimits } from "@veridesk/contract/attachment-formats.ts"
import type { AttachmentFacts } from "@veridesk/contract/attachments.ts"
import sharp, { type Metadata, type Sharp } from "sharp"
import { tellsPlace } from "./place-in-picture.ts"
import type { Refused } from "./verdict.ts"

export type Picture = { width: number; height: number; thumbnail: Buffer; facts: AttachmentFacts }

const THUMBNAIL_BYTES = 40 * 1024
const THUMBNAIL_EDGE = 480
const SECONDS = 30
const MOST_PHOTO_PIXELS = 24_000_000
/** Under this, no edge in a picture of 1,000 pixels is sharp; text of any kind lies far above. */
const BLURRED_BELOW = 0.35

// Strangers' pictures: no format but these is ever decoded, and nothing of one stays in memory after it.
sharp.block({ operation: ["VipsForeignLoad"] })
sharp.unblock({
  operation: ["VipsForeignLoadPng", "VipsForeignLoadJpeg", "VipsForeignLoadWebp", "VipsForeignLoadNsgif"],
})
sharp.cache(false)
sharp.concurrency(1)

/**
 * Decodes a picture and writes it anew to `safePath`, upright and with its pixels only: no Exif, place, comment, colour
 * profile, second file in its tail. Size and sharpness stay (but see `reduced`); a screenshot stays PNG.
 */
export async function rebuildPicture(o: {
  path: string
  safePath: string
  mediaType: string
}): Promise<Picture | Refused> {
  const open = (pages: number): Sharp =>
    sharp(o.path, {
      limitInputPixels: attachmentLimits.imagePixels,
      failOn: "error",
      sequentialRead: true,
      pages,
    })
  try {
    // Its header alone is read here, whatever size it claims; nothing is decoded before that is judged.
    const found = await sharp(o.path, { limitInputPixels: false }).metadata()
    if (`image/${found.format}` !== o.mediaType) return { refused: "damaged" }
    const tooLarge = pixelsBeyondLimit(found)
    if (tooLarge) return tooLarge
    const upright = open(MOVING.has(o.mediaType) ? -1 : 1)
      .timeout({ seconds: SECONDS })
      .autoOrient()
    const made = await encoded(upright, found).toFile(o.safePath)
    const height = made.pageHeight ?? made.height
    const facts: AttachmentFacts = { rebuilt: true, ...(await legibility(o.safePath, made.width, height)) }
    if (tellsPlace(found)) facts.location_removed = true
    return { width: made.width, height, thumbnail: await thumbnailOf(o.safePath), facts }
  } catch (error) {
    // The library has one kind of error; only its words tell our disk's trouble from the picture's.
    if (error instanceof Error && /system error|unable to write|input file is missing/i.test(error.message))
      throw error
    return { refused: "damaged" }
  }
}

const MOVING = new Set(["image/gif", "image/webp"])

function pixelsBeyondLimit(found: Metadata): Refused | null {
  const { width, height, pages = 1 } = found
  if (width * height * pages <= attachmentLimits.imagePixels) return null
  const megapixels = attachmentLimits.imagePixels / 1_000_000
  return { refused: "too-many-pixels", values: { width, height: height * pages, megapixels } }
}

function encoded(picture: Sharp, found: Metadata): Sharp {
  if (found.format === "png") return picture.png({ compressionLevel: 7 })
  if (found.format === "webp") return picture.webp({ quality: 90, effort: 2 })
  if (found.format === "gif") return picture.gif({ effort: 3 })
  // Best-fit coding tables would hold the whole picture in memory three times over, for a few per cent of its size.
  const chromaSubsampling = found.chromaSubsampling === "4:2:0" ? "4:2:0" : "4:4:4"
  return reduced(picture, found).jpeg({ quality: 90, chromaSubsampling, optimiseCoding: false })
}

/** A photo of more than 24 megapixels comes down to that: still over 5,000 pixels long, and far above what a page shows. */
function reduced(picture: Sharp, found: Metadata): Sharp {
  const scale = Math.sqrt(MOST_PHOTO_PIXELS / (found.width * found.height))
  if (scale >= 1) return picture
  return picture.resize({ width: Math.round(found.autoOrient.width * scale) })
}

/** At most 40 KB (ux.md, low bandwidth): the same small picture, coarser until it fits. */
async function thumbnailOf(path: string): Promise<Buffer> {
  const { data, info: raw } = await sharp(path, { pages: 1 })
    .resize(THUMBNAIL_EDGE, THUMBNAIL_EDGE, { fit: "inside", withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true })
  for (const quality of [75, 55, 35, 15]) {
    const made = await sharp(data, { raw }).webp({ quality, effort: 3 }).toBuffer()
    if (made.length <= THUMBNAIL_BYTES) return made
  }
  const half = THUMBNAIL_EDGE / 2
  return sharp(data, { raw }).resize(half, half, { fit: "inside" }).webp({ quality: 15 }).toBuffer()
}

/** What a person would say of it at a glance, so that they can be asked for a better one at once (domain.md T10). */
async function legibility(path: string, width: number, height: number): Promise<AttachmentFacts> {
  if (Math.min(width, height) < 200) return { small: true }
  const grey = await sharp(path, { pages: 1 })
    .resize(1000, 1000, { fit: "inside" })
    .greyscale()
    .png()
    .toBuffer()
  const { sharpness } = await sharp(grey).stats()
  return sharpness < BLURRED_BELOW ? { blurred: true } : {}
}
