import type { Plugin } from "vite"

/** Writes every other letter as an escape: a classic script is read in the encoding of its page, whatever that is. */
export function ascii(): Plugin {
  return {
    name: "veridesk-ascii",
    apply: "build",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        for (const file of Object.values(bundle))
          if (file.type === "chunk") file.code = file.code.replaceAll(/[^\n\r\t -~]/g, escaped)
      },
    },
  }
}

function escaped(letter: string): string {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`
}
