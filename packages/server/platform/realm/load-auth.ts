import type { Auth, AuthSettings } from "./auth.ts"

/**
 * The authentication library of one realm, read and set up when somebody first signs in: with everything it brings it is
 * the largest part of the program, and a start needs none of it.
 */
export function loadAuth(settings: AuthSettings): () => Promise<Auth> {
  let loading: Promise<Auth> | null = null
  return () => {
    loading ??= import("./auth.ts").then(({ makeAuth }) => makeAuth(settings))
    return loading
  }
}
