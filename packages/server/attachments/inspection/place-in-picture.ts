/**
 * Whether a picture tells where it was taken: a GPS directory in its Exif block (TIFF 6.0 / Exif 2.32, tag 0x8825),
 * or GPS fields in its XMP.
 */
export function tellsPlace(o: { exif?: Buffer | undefined; xmp?: Buffer | undefined }): boolean {
  return (o.exif !== undefined && hasGpsDirectory(o.exif)) || (o.xmp?.includes("GPSL") ?? false)
}

function hasGpsDirectory(exif: Buffer): boolean {
  const tiff = exif.subarray(0, 4).toString("latin1") === "Exif" ? exif.subarray(6) : exif
  const order = tiff.subarray(0, 2).toString("latin1")
  if (tiff.length < 8 || (order !== "II" && order !== "MM")) return false
  const u16 = (at: number) => (order === "II" ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const first = order === "II" ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  if (first + 2 > tiff.length) return false
  const entries = Math.min(u16(first), Math.floor((tiff.length - first - 2) / 12))
  for (let entry = 0; entry < entries; entry++) if (u16(first + 2 + entry * 12) === 0x8825) return true
  return false
}
