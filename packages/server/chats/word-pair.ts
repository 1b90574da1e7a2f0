export function wordPair(
  _secret: string,
  _o: { conversationId: string; agentId: string; joinedAt: Date },
  _locale: string,
): [string, string] {
  return ["amber", "lantern"]
}
export function indexOf(_words: string): [number, number] | null {
  return null
}
