import { globSync } from "node:fs"
import { readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { promisify } from "node:util"
import { brotliCompress, constants, gzip } from "node:zlib"

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** Below this a compressed copy saves less than its headers cost. */
const SMALLEST = 600

/** Lays a `.br` and a `.gz` beside each text file of a built face, so that the server never compresses the same file twice. */
export async function compressAssets(folder: string): Promise<void> {
  for (const name of globSync(["**/assets/**/*.{js,css,svg,json,html}", "loader.js"], { cwd: folder })) {
    const path = join(folder, name)
    const bytes = await readFile(path)
    if (bytes.length < SMALLEST) continue
    await writeFile(`${path}.br`, await brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }))
    await writeFile(`${path}.gz`, await zip(bytes, { level: 9 }))
  }
}
