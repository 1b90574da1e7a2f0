/** What the preview's stand-in for the server remembers: enough to see that nothing is done twice. */
export interface Back {
  /** Submissions by request id, with their fields. */
  filed: Map<string, Map<string, string[]>>
  replies: { requestId: string; body: string }[]
  /** Set by a test: so many submissions are filed, and their answers get lost on the way. */
  loseAnswers: number
  /** Set by a test: uploads break off after this many bytes, once. */
  cutUploadAt: number | null
  uploads: Map<string, { name: string; size: number; parts: Buffer[] }>
}

export function makeBack(): Back {
  return { filed: new Map(), replies: [], loseAnswers: 0, cutUploadAt: null, uploads: new Map() }
}
