import { spawn } from "node:child_process"
import { fileURLToPath } from "node:url"
import { stripVTControlCharacters } from "node:util"
import type { Outcome } from "./step.ts"

/** The top folder of the checkout, with no slash at its end. */
export const repository: string = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "")

/**
 * Runs a program from the top folder and keeps what it says. `file` may be a program of node_modules/.bin,
 * which comes first on the path. It went well when its exit code is 0.
 */
export function command(file: string, ...words: string[]): () => Promise<Outcome> {
  return () =>
    new Promise((resolve) => {
      const child = spawn(file, words, {
        cwd: repository,
        env: environment(),
        stdio: ["ignore", "pipe", "pipe"],
      })
      let output = ""
      const keep = (chunk: Buffer) => {
        output += chunk.toString()
      }
      child.stdout.on("data", keep)
      child.stderr.on("data", keep)
      child.on("error", (error) => resolve({ ok: false, output: `${file}: ${error.message}` }))
      child.on("close", (code, signal) => {
        if (signal) output += `\n${file} was ended by ${signal}`
        resolve({ ok: code === 0, output: stripVTControlCharacters(output) })
      })
    })
}

/**
 * The pinned Node and the tools of node_modules come first on the path; what is kept as text has no colours; and a
 * build is the same whether a person or a test asks for it.
 */
function environment(): NodeJS.ProcessEnv {
  const { FORCE_COLOR: _, NODE_ENV: __, VITEST: ___, ...env } = process.env
  return { ...env, NO_COLOR: "1", PATH: `${repository}/node_modules/.bin:${env["PATH"] ?? ""}` }
}
