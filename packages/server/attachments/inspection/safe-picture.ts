import sharp from "sharp"

/** No page shows more of a picture that somebody else keeps. */
const LONGEST_EDGE = 2400
const MOST_PIXELS = 40_000_000
const SECONDS = 10

/** Strangers' pictures: no format but these is ever decoded. */
const FORMATS = new Set(["png", "jpeg", "webp", "gif"])

/** The same picture written anew: its pixels only, still, as WebP. @returns null where it is no picture that we draw */
export async function safePicture(bytes: Buffer): Promise<Buffer | null> {
  try {
    const found = await sharp(bytes, { limitInputPixels: false }).metadata()
    if (!FORMATS.has(found.format) || found.width * found.height > MOST_PIXELS) return null
    return await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: "error", pages: 1 })
      .timeout({ seconds: SECONDS })
      .autoOrient()
      .resize(LONGEST_EDGE, LONGEST_EDGE, { fit: "inside", withoutEnlargement: true })
      .webp({ quality: 85, effort: 2 })
      .toBuffer()
  } catch {
    return null
  }
}
