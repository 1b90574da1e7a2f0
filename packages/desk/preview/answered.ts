export interface Answer {
  status: number
  json?: unknown
  text?: string
}

export function ok(json: unknown): Answer {
  return { status: 200, json }
}

export function refused(
  status: number,
  code: string,
  more: { message: string; next?: string; detail?: unknown },
): Answer {
  return { status, json: { code, next: "", requestId: "preview", ...more } }
}
