import type { IncomingMessage, ServerResponse } from "node:http"
import type { PageKind, PageProps } from "../props.ts"

interface Asked {
  request: IncomingMessage
  response: ServerResponse
  url: URL
  render: <Kind extends PageKind>(kind: Kind, props: PageProps[Kind]) => string
}

export async function answerAsServer(_asked: Asked): Promise<boolean> {
  return false
}
