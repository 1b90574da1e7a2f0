import type { Plugin } from "vite"

const TABLE = /\/react-(?:aria|stately)\/.*\/intl\/.*\/([a-z]{2}-[A-Z]{2})\.(?:mjs|js)$/
const spoken = new Set(["en-US", "zh-CN"])

/** Leaves out what React Aria says in languages the desk doesn't speak: some thirty tables a component. */
export function otherLanguages(): Plugin {
  return {
    name: "veridesk-other-languages",
    load(id) {
      const language = TABLE.exec(id)?.[1]
      return language && !spoken.has(language) ? "export default {}" : null
    },
  }
}
