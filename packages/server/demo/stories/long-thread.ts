import { notes, other, ranks, reads, replies, type Step, type Story, takes, writes } from "../story.ts"

type Line = [at: number, who: "jweik" | "qihang", text: string]

/** Three days of finding out why fills go missing, sixty messages long: what a timeline has to carry without effort. */
const LINES: Line[] = [
  [-4_280, "qihang", "Hi, 启航 here. Which stream do you use, and how do you notice that one is missing?"],
  [-4_274, "jweik", "The private orders stream. I compare with GET /fills every 10 minutes."],
  [-4_271, "jweik", "About 1 in 300 is in GET and never came by the stream."],
  [-4_262, "qihang", "Could you send three order ids with the time?"],
  [-4_250, "jweik", "ord-77140233, ord-77140902, ord-77141518. All between 02:10 and 02:40 UTC."],
  [
    -4_231,
    "qihang",
    "Thanks. All three were sent by us. Two of them within a second after your connection was opened anew.",
  ],
  [-4_226, "jweik", "I do reconnect every now and then, your side closes after 24 h and my line drops."],
  [-4_220, "qihang", "Do you send “resume” with the last sequence number after a reconnect?"],
  [-4_212, "jweik", "No. I subscribe again and go on."],
  [
    -4_205,
    "qihang",
    "That explains two of them: what happens between the drop and the new subscription is only replayed when you ask for it.",
  ],
  [-4_199, "jweik", "Where is that documented?"],
  [-4_190, "qihang", "API guide, “Private streams”, last section. I admit it is easy to miss."],
  [-4_150, "jweik", "OK. I'll add resume tonight. The third one?"],
  [-4_138, "qihang", "Still looking. Your connection was up at that moment."],
  [-4_120, "jweik", "I can log every frame if that helps."],
  [-4_114, "qihang", "Yes please, with the local time of arrival. A day of it is enough."],
  [-3_480, "jweik", "Resume is in since last night. No gap after reconnects any more."],
  [-3_474, "qihang", "Good. And the others?"],
  [-3_465, "jweik", "One missing in 9 hours: ord-77208811, 05:52:14 UTC."],
  [
    -3_440,
    "qihang",
    "Sent at 05:52:14.208 with sequence 1190332. Which sequence numbers do you see around it?",
  ],
  [-3_428, "jweik", "1190331 and then 1190333. So you sent it and I did not get it?"],
  [-3_419, "qihang", "Or it came and was not parsed. Is there anything in your log between the two?"],
  [-3_401, "jweik", "A parse error at 05:52:14.231! “unexpected end of JSON input”."],
  [-3_396, "jweik", "So half a frame?"],
  [
    -3_388,
    "qihang",
    "A WebSocket message may come in several fragments. Does your library put them together?",
  ],
  [-3_371, "jweik", "I wrote that part myself…"],
  [-3_362, "qihang", "Then look at the FIN bit: only the last fragment has it. RFC 6455, section 5.4."],
  [-3_350, "jweik", "I ignore continuation frames altogether. I thought nobody uses them."],
  [
    -3_343,
    "qihang",
    "Our gateway does, for messages above 4 KB. A fill with many parts is larger than that.",
  ],
  [-3_336, "jweik", "Makes sense: the three missing ones were all filled in more than 20 parts."],
  [-3_330, "qihang", "That fits. Shall I send you a recording with fragments to test against?"],
  [-3_322, "jweik", "Please."],
  [
    -3_290,
    "qihang",
    "Recording: 12 messages, 3 of them fragmented, one with a ping in between. It is in your files area as fragments.bin.",
  ],
  [-3_281, "jweik", "A ping in the middle of a message?"],
  [-3_276, "qihang", "Allowed, control frames may come between fragments."],
  [-3_268, "jweik", "You people are cruel. Thanks, I'll try."],
  [-2_610, "jweik", "Works with the recording now. Running live since 03:00."],
  [-2_600, "qihang", "Fingers crossed. Tell me after a few hours."],
  [-2_250, "jweik", "6 hours, 4,100 fills, none missing."],
  [-2_241, "qihang", "Very nice."],
  [-2_236, "jweik", "One more thing. The candles stream has a hole of five minutes yesterday."],
  [-2_210, "qihang", "Which pair and time?"],
  [-2_204, "jweik", "BTC-USDT, 18:05 to 18:10 UTC."],
  [
    -2_188,
    "qihang",
    "I see it on our side too. That one is ours: a restart of the aggregator. The REST endpoint has the candles.",
  ],
  [-2_180, "jweik", "Will the stream say so next time? I traded on a hole."],
  [-2_160, "qihang", "I'll ask for it. A “gap” message would be right."],
  [
    -2_020,
    "qihang",
    'The engineers agree: from the next release the stream sends {"type":"gap","from":…,"to":…} before it goes on.',
  ],
  [-2_011, "jweik", "Great. When is that?"],
  [-2_003, "qihang", "Planned for Thursday. I keep this ticket open until you have seen one."],
  [-1_190, "jweik", "Stream still clean after a day. 16,900 fills, none missing."],
  [-1_180, "qihang", "Thank you for the numbers, I passed them on."],
  [-1_120, "jweik", "Is there a limit on resume? How far back can I go?"],
  [
    -1_101,
    "qihang",
    "15 minutes or 10,000 messages, whichever is less. After that you get “resync” and should read GET /fills once.",
  ],
  [-1_094, "jweik", "Also not in the guide :)"],
  [-1_080, "qihang", "It will be. The section is being rewritten, with your case as the example (no names)."],
  [-640, "jweik", "I had my first resync tonight, handled it as you said. All fine."],
  [-610, "qihang", "Perfect, that was the last open path."],
  [
    -150,
    "jweik",
    "Back to the hole in the candles: is there a list of past gaps? I would like to repair my history.",
  ],
  [-131, "jweik", "Since August would be enough."],
]

const steps: Step[] = LINES.flatMap(([at, who, text]) =>
  who === "jweik" ? [writes(at, text)] : [replies(at, "qihang", text), reads(at + 0.5, "qihang")],
)

export const longThread: Story = other({
  key: "fills missing from the stream",
  who: "jweik",
  at: -4_300,
  topic: "Fills missing from my websocket",
  text: "Some of my fills never arrive on the private stream although they are in the order history. It looks random. My bot then thinks the order is open and hedges twice.",
  steps: [
    takes(-4_285, "qihang"),
    ranks(-4_284, "qihang", 3),
    ...steps,
    notes(-125, "qihang", "List of gaps since August: asked the data team, they can export it by tomorrow."),
  ].sort((a, b) => a.at - b.at),
})
