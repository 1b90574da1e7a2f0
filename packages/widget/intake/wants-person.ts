/** Longer texts tell of a matter, and of people in it; they are no wish to talk to one. */
const LONGEST = 40

const CHINESE = /人工|真人|找?客服|转接|坐席|活人/
const ENGLISH =
  /\b(human|agent|person|representative|operator|real people|live chat|talk to (someone|somebody))\b/i
/** "The agent closed my chat", "不要人工审核": about one, or against one. */
const OTHERWISE = /\b(no|not|don.?t|without|the agent|api|referral)\b|不要|不用|审核|人工智能/i

/** Whether somebody asks for a person in so many words. It is honoured at once, the first time. */
export function wantsPerson(text: string): boolean {
  const said = text.normalize("NFKC").trim()
  if (said === "" || [...said].length > LONGEST || OTHERWISE.test(said)) return false
  return CHINESE.test(said) || ENGLISH.test(said)
}
