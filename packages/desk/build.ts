import { build } from "vite"

/* node packages/desk/build.ts: the desk as files in packages/desk/dist. Too heavy a first load fails the build. */
await build({
  root: import.meta.dirname,
  configFile: `${import.meta.dirname}/vite.config.ts`,
  logLevel: "info",
})
