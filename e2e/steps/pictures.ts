import sharp from "sharp"

/** A screenshot of a wallet as a customer sends it, and a photo of a screen: two real pictures, drawn here. */
export async function evidence(): Promise<{ name: string; mimeType: string; buffer: Buffer }[]> {
  return [
    { name: "wallet-history.png", mimeType: "image/png", buffer: await drawn("png", 1170, 900) },
    { name: "照片 2026-11-22.jpg", mimeType: "image/jpeg", buffer: await drawn("jpeg", 1600, 1200) },
  ]
}

function drawn(format: "png" | "jpeg", width: number, height: number): Promise<Buffer> {
  const lines = Array.from(
    { length: 18 },
    (_, at) =>
      `<rect x="60" y="${60 + at * 44}" width="${300 + ((at * 137) % 600)}" height="14" fill="#${at % 3 ? "556" : "0a5"}"/>`,
  )
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#fff"/>${lines.join("")}</svg>`
  return sharp(Buffer.from(svg)).toFormat(format).toBuffer()
}
